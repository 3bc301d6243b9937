/// Text as it arrives, counted while it is still warm.
struct TextInPages {
    private let limits: IntakeLimits
    private let form: TextForm
    private var bytes: [UInt8] = []
    private var pages = 0
    private var hasText = false
    private var isAtLineStart = true

    init(limits: IntakeLimits, form: TextForm = .laidOut) {
        (self.limits, self.form) = (limits, form)
        bytes.reserveCapacity(1 << 17)
    }

    mutating func append(_ new: UnsafeRawBufferPointer) throws(Refusal) {
        guard new.count <= limits.text - bytes.count else { throw .outOfLimits }
        for byte in new { count(byte) }
        guard pages <= limits.pages else { throw .tooManyPages }
        bytes.append(contentsOf: new)
    }

    private mutating func count(_ byte: UInt8) {
        switch form {
        case .laidOut, .prose:
            if byte == 0x0C { pages += 1 } else if byte > 0x20, byte != 0x7F { hasText = true }
        case .boxes:
            if isAtLineStart {
                if byte == 0x31 { pages += 1 } else if byte == 0x35 { hasText = true }
            }
            isAtLineStart = byte == 0x0A
        }
    }

    func finish(wasDamaged: Bool) throws(Refusal) -> ExtractedText {
        guard pages > 0 else { throw .emptyText }
        guard hasText else { throw .noTextLayer }
        return ExtractedText(text: String(decoding: bytes, as: UTF8.self), pages: pages, wasDamaged: wasDamaged)
    }
}
