import Foundation

/// A disk in memory with room for little, mounted for one test. Only root can mount one.
package final class SmallDisk: Sendable {
    package static let isPossible = (try? SmallDisk(mebibytes: 1)) != nil

    package struct Refused: Error {}
    package let directory: URL

    package init(mebibytes: Int) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "throughline-disk-\(UUID().uuidString)")
        guard getuid() == 0 else { throw Refused() }
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        guard SmallDisk.run("/bin/mount", "-t", "tmpfs", "-o", "size=\(mebibytes)m", "none", directory.path) else {
            try? FileManager.default.removeItem(at: directory)
            throw Refused()
        }
    }

    deinit {
        _ = SmallDisk.run("/bin/umount", "--lazy", directory.path)
        try? FileManager.default.removeItem(at: directory)
    }

    private var filler: URL { directory.appending(path: "filler") }

    /// Writes until there is no room for another byte.
    package func fill() throws {
        let descriptor = open(filler.path, O_CREAT | O_WRONLY | O_APPEND, 0o600)
        guard descriptor >= 0 else { throw Refused() }
        defer { close(descriptor) }
        let bytes = [UInt8](repeating: 1, count: 65_536)
        for size in [65_536, 4096, 1] { while write(descriptor, bytes, size) > 0 {} }
    }

    package func empty() throws { try FileManager.default.removeItem(at: filler) }

    private static func run(_ command: String, _ arguments: String...) -> Bool {
        (try? Ran(command, arguments).status) == 0
    }
}
