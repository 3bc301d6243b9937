import Foundation

/// Bytes that come one piece after the other, from the beginning as often as they are asked for.
protocol ByteSource: AnyObject {
    /// How many bytes were put into the buffer; nought at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Refusal) -> Int
    func restart() throws(Refusal)
}

/// The bytes of a file.
final class FileBytes: ByteSource {
    private let descriptor: Int32

    init(_ path: String) throws(Refusal) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .cannotOpen }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Refusal) -> Int {
        while true {
            let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .cannotOpen }
            return count
        }
    }

    func restart() throws(Refusal) { guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .cannotOpen } }

    deinit { close(descriptor) }
}

/// Bytes that are there already: a file inside an archive, a test's.
final class MemoryBytes: ByteSource {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, bytes.count - place)
        bytes.withUnsafeBytes { source in
            guard let from = source.baseAddress, let to = buffer.baseAddress else { return }
            to.copyMemory(from: from + place, byteCount: count)
        }
        place += count
        return count
    }

    func restart() { place = 0 }
}
