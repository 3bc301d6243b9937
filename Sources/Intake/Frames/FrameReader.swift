/// Takes a worker's answer apart as it comes in and believes nothing about it: a length is checked before its bytes are
/// kept, so that no more than one frame is ever held.
struct FrameReader {
    private let limits: IntakeLimits
    private var waiting: [UInt8] = []
    private var received = 0
    /// Nothing may follow it.
    private(set) var isDone = false

    init(limits: IntakeLimits) { self.limits = limits }

    /// The frames that these bytes complete.
    mutating func take(_ bytes: some Collection<UInt8>) throws(Refusal) -> [Frame] {
        guard !(isDone && !bytes.isEmpty), bytes.count <= limits.output - received else { throw .workerFailed }
        received += bytes.count
        waiting.append(contentsOf: bytes)
        var frames: [Frame] = []
        var rest = waiting[...]
        while let frame = try next(&rest) {
            guard !isDone else { throw .workerFailed }
            isDone = frame == .done
            frames.append(frame)
        }
        guard !isDone || rest.isEmpty else { throw .workerFailed }
        if rest.count < waiting.count { waiting = Array(rest) }
        return frames
    }

    private func next(_ rest: inout ArraySlice<UInt8>) throws(Refusal) -> Frame? {
        let header = rest.prefix(Frame.headerLength)
        guard header.count == Frame.headerLength, let kind = header.last else { return nil }
        let length = header.dropLast().reduce(0) { $0 << 8 | Int($1) }
        guard length <= limits.frame, (1...4).contains(kind) else { throw .workerFailed }
        let payload = rest.dropFirst(Frame.headerLength).prefix(length)
        guard payload.count == length else { return nil }
        guard let frame = Frame(kind: kind, payload: payload) else { throw .workerFailed }
        rest = rest.dropFirst(Frame.headerLength + length)
        return frame
    }
}
