/// Something that could be read two ways or not at all, in words for the person who checks the reading.
package struct Doubt: Codable, Sendable, Hashable {
    /// The field of the reading, as `judgements.leaders` or `inspection_start`.
    package let field: String
    package let words: String
    package let page: Int?

    package init(_ field: String, _ words: String, page: Int? = nil) {
        self.field = field
        self.words = words
        self.page = page
    }
}
