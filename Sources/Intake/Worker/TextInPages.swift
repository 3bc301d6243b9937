/// Text as it arrives, counted while it is still warm.
struct TextInPages {
    private let limits: IntakeLimits
    private var bytes: [UInt8] = []
    private var pages = 0

    init(limits: IntakeLimits) {
        self.limits = limits
        bytes.reserveCapacity(1 << 17)
    }

    mutating func append(_ new: UnsafeRawBufferPointer) throws(Refusal) {
        guard new.count <= limits.text - bytes.count else { throw .outOfLimits }
        pages += new.count { $0 == 0x0C }
        guard pages <= limits.pages else { throw .tooManyPages }
        bytes.append(contentsOf: new)
    }

    func finish(wasDamaged: Bool) throws(Refusal) -> ExtractedText {
        guard pages > 0 else { throw .emptyText }
        guard bytes.contains(where: { $0 > 0x20 && $0 != 0x7F }) else { throw .noTextLayer }
        return ExtractedText(text: String(decoding: bytes, as: UTF8.self), pages: pages, wasDamaged: wasDamaged)
    }
}
