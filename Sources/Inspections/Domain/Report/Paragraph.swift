/// A paragraph of the body. People cite findings by its number, so the number runs through the whole report.
package struct Paragraph: Codable, Sendable, Hashable {
    package let number: Int
    /// False when the report prints no number here and this is our count.
    package let isNumberPrinted: Bool
    /// The heading it stands under.
    package let section: String
    /// The page it begins on, counted from 1.
    package let page: Int
    package let text: String

    package init(number: Int, isNumberPrinted: Bool = true, section: String, page: Int, text: String) {
        self.number = number
        self.isNumberPrinted = isNumberPrinted
        self.section = section
        self.page = page
        self.text = text
    }
}
