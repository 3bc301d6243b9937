/// The files of evidence together stay within what the council sets; a file that would go over it is refused before it is kept.
///
/// The same bytes are kept and counted once, however many versions use them. 2,048 MB as shipped, a local setting.
package enum WithinQuota {
    package static let shippedMegabytes = 2048

    package static func allows(adding bytes: Int, to used: Int, quota megabytes: Int) -> Bool {
        let (sum, overflow) = used.addingReportingOverflow(bytes)
        return !overflow && sum <= megabytes << 20
    }
}
