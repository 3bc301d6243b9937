/// All files of evidence together stay within the storage limit; a file that would exceed it is refused before it is saved.
///
/// The same file is saved and counted once, however many versions use it. The default is 2,048 MB, a local setting.
package enum WithinQuota {
    package static let defaultMegabytes = 2048

    package static func allows(adding bytes: Int, to used: Int, quota megabytes: Int) -> Bool {
        let (sum, overflow) = used.addingReportingOverflow(bytes)
        return !overflow && sum <= megabytes << 20
    }
}
