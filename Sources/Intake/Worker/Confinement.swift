import CConfinement
import Foundation

/// What the worker gives up before it opens a stranger's file.
package enum Confinement {
    /// Limits, files, network and other processes, in this order. It cannot be undone.
    package static func enter(toRead file: String, limits: IntakeLimits) throws(Refusal) {
        try ResourceLimits.apply(limits)
        try keep(to: [file] + system + resources())
        guard confinement_of_worker() == 0 else { throw .notConfined }
    }

    /// Whether this kernel can keep a worker from other files (Landlock, Linux 5.13). The health page says so when it cannot.
    package static var coversFiles: Bool { confinement_to_files_is_offered() == 1 }

    /// The last door: no other program is started from here on.
    static func startNothingMore() throws(Refusal) {
        guard confinement_without_processes() == 0 else { throw .notConfined }
    }

    /// Programs, libraries, fonts, time zones. Not the store, whose path a hostile file could guess.
    private static let system = [
        "/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/fonts", "/etc/localtime", "/etc/timezone", "/var/cache/fontconfig",
    ]

    /// Word lists and other data of the readers lie in folders beside the program.
    private static func resources() -> [String] {
        guard let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else { return [] }
        let folder = (program as NSString).deletingLastPathComponent
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".resources") || $0.hasSuffix(".bundle") }.map { "\(folder)/\($0)" }
    }

    private static func keep(to paths: [String]) throws(Refusal) {
        var pointers = paths.map { UnsafePointer(strdup($0)) }
        defer { pointers.forEach { free(UnsafeMutablePointer(mutating: $0)) } }
        let outcome = confinement_to_files(&pointers, Int32(clamping: pointers.count))
        // An old kernel has no such confinement; the other ones hold.
        guard outcome == 0 || outcome == -ENOSYS else { throw .notConfined }
    }
}
