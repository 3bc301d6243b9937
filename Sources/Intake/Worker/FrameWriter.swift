import Foundation

/// The worker's side of the answer. Within the same bounds, so that a reader that says too much is told here, in words.
final class FrameWriter {
    private let descriptor: Int32
    private let limits: IntakeLimits
    private var written = 0

    init(descriptor: Int32, limits: IntakeLimits) {
        self.descriptor = descriptor
        self.limits = limits
    }

    func write(_ frame: Frame) throws(Refusal) {
        let bytes = frame.bytes
        // One header's room is kept for the frame that ends the answer.
        guard bytes.count <= limits.frame, bytes.count + 64 <= limits.output - written || frame.kind > 2 else { throw .outOfLimits }
        written += bytes.count
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .workerFailed }
            rest = rest.dropFirst(count)
        }
    }
}
