/// One piece of a worker's answer: four bytes of length, most significant first, one byte of kind, then the payload.
enum Frame: Equatable {
    case progress(IntakeStep)
    case item([UInt8])
    case refusal(Refusal)
    case done

    static let headerLength = 5

    var kind: UInt8 {
        switch self {
        case .progress: 1
        case .item: 2
        case .refusal: 3
        case .done: 4
        }
    }

    var payload: [UInt8] {
        switch self {
        case .progress(let progress): [progress.rawValue]
        case .item(let bytes): bytes
        case .refusal(let refusal): Array(refusal.code.utf8)
        case .done: []
        }
    }

    var bytes: [UInt8] {
        let payload = payload
        let length = UInt32(clamping: payload.count)
        return [UInt8(truncatingIfNeeded: length >> 24), UInt8(truncatingIfNeeded: length >> 16)]
            + [UInt8(truncatingIfNeeded: length >> 8), UInt8(truncatingIfNeeded: length), kind] + payload
    }

    /// Nil for a kind or a payload that no worker of ours sends.
    init?(kind: UInt8, payload: some Collection<UInt8>) {
        switch kind {
        case 1:
            guard payload.count == 1, let progress = payload.first.flatMap(IntakeStep.init(rawValue:)) else { return nil }
            self = .progress(progress)
        case 2: self = .item(Array(payload))
        case 3:
            guard let refusal = Refusal(rawValue: String(decoding: payload, as: UTF8.self)) else { return nil }
            self = .refusal(refusal)
        case 4 where payload.isEmpty: self = .done
        default: return nil
        }
    }
}
