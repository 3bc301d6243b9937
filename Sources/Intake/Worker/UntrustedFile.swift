import Foundation

/// A file opened once, of which only the two ends are looked at here.
struct UntrustedFile {
    let path: String
    let size: Int
    let head: [UInt8]
    let tail: [UInt8]

    init(_ path: String) throws(Refusal) {
        // A name that begins with a hyphen would be taken for an option, and "fd:" or "http:" for an address.
        self.path = path.hasPrefix("/") ? path : "./\(path)"
        // A pipe in place of a file would otherwise stop us here for ever.
        let descriptor = open(self.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .cannotOpen }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .cannotOpen }
        size = Int(status.st_size)
        head = Self.bytes(of: descriptor, from: 0, count: FileContent.headLength)
        tail = Self.bytes(of: descriptor, from: max(0, size - FileContent.tailLength), count: FileContent.tailLength)
    }

    private static func bytes(of descriptor: Int32, from start: Int, count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(0, pread(descriptor, buffer.baseAddress, count, off_t(start)))
        }
    }

    /// Refuses what no reader of PDF needs to be asked about.
    func checkThatItIsAWholePDF(limits: IntakeLimits) throws(Refusal) {
        guard size > 0 else { throw .emptyFile }
        guard size <= limits.input else { throw .tooLarge }
        switch FileContent(head: head) {
        case .webPage: throw .webPage
        case .other: throw .notAPDF
        case .pdf: guard FileContent.isWholePDF(tail: tail) else { throw .cutOff }
        }
    }
}
