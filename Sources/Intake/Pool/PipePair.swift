import CConfinement
import Foundation

/// A pipe whose ends no other program inherits by accident.
final class PipePair {
    let reading: Int32
    private(set) var writing: Int32

    init() throws(Refusal) {
        var ends: [Int32] = [-1, -1]
        guard confinement_pipe(&ends) == 0, let first = ends.first, let last = ends.last else { throw .workerFailed }
        reading = first
        writing = last
    }

    func closeWriting() {
        if writing >= 0 { close(writing) }
        writing = -1
    }

    func readToEnd(_ take: (UnsafeRawBufferPointer) -> Void) {
        withChunk { chunk in
            while let bytes = readSome(reading, into: chunk), !bytes.isEmpty { take(bytes) }
        }
    }

    deinit {
        closeWriting()
        close(reading)
    }
}

/// Nil at an error, nothing at the end.
func readSome(_ descriptor: Int32, into chunk: UnsafeMutableRawBufferPointer) -> UnsafeRawBufferPointer? {
    while true {
        let count = read(descriptor, chunk.baseAddress, chunk.count)
        if count < 0, errno == EINTR { continue }
        return count < 0 ? nil : UnsafeRawBufferPointer(rebasing: chunk.prefix(count))
    }
}

/// As much as a pipe of the system holds.
func withChunk<Failure: Error>(_ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void) throws(Failure) {
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    try body(chunk)
}

/// Strings as C wants them: pointers, and a null pointer behind the last.
func withCStrings<Result>(_ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result) -> Result {
    var pointers = strings.map { strdup($0) } + [nil]
    defer { pointers.forEach { free($0) } }
    return pointers.withUnsafeMutableBufferPointer { buffer in
        // Never nil: there is always the null pointer at the end.
        body(buffer.baseAddress ?? UnsafeMutablePointer.allocate(capacity: 1))
    }
}
