extension HTML {
    /// Markup that this program made earlier and froze, or that belongs to it, such as a stylesheet. Never for anything a person typed.
    package init(frozen bytes: [UInt8]) { self.init(stringLiteral: String(decoding: bytes, as: UTF8.self)) }
}
