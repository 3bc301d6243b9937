import Foundation

enum Watching { case more, enough }

/// Reads what a program says until it has finished, has said enough, is late, or is no longer wanted (`wake` can be read).
func watch(
    output: Int32, noise: Int32, wake: Int32 = -1, deadline: ContinuousClock.Instant? = nil,
    onOutput: (UnsafeRawBufferPointer) throws(Refusal) -> Watching, onNoise: (UnsafeRawBufferPointer) throws(Refusal) -> Void
) throws(Refusal) {
    var noise = noise
    try withChunk { (chunk) throws(Refusal) in
        while true {
            // The kernel leaves out a descriptor below nought.
            var polled = [output, noise, wake].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            let ready = poll(&polled, nfds_t(polled.count), milliseconds(to: deadline))
            if ready < 0, errno == EINTR { continue }
            guard ready > 0 else { throw .outOfLimits }
            let isReady = polled.map { $0.revents != 0 }
            if isReady[2] { throw .cancelled }
            if isReady[1] {
                if let bytes = readSome(noise, into: chunk), !bytes.isEmpty { try onNoise(bytes) } else { noise = -1 }
            }
            if isReady[0] {
                guard let bytes = readSome(output, into: chunk), !bytes.isEmpty else { return }
                if try onOutput(bytes) == .enough { return }
            }
        }
    }
}

private func milliseconds(to deadline: ContinuousClock.Instant?) -> Int32 {
    guard let deadline else { return -1 }
    let left = ContinuousClock.now.duration(to: deadline)
    return left <= .zero ? 0 : Int32(clamping: Int64((left / .milliseconds(1)).rounded(.up)))
}
