/// The last inspection that a report names, as far as it says.
package struct PreviousInspection: Codable, Sendable, Hashable {
    package let year: Int
    package let month: Int?
    /// The overall grade, where the report states it.
    package let grade: Grade?
    /// The sentence or line it was read from.
    package let printed: String
    package let page: Int

    package init(year: Int, month: Int? = nil, grade: Grade? = nil, printed: String = "", page: Int = 1) {
        self.year = year
        self.month = month
        self.grade = grade
        self.printed = printed
        self.page = page
    }

    /// `2017` or `2017-11`.
    package var date: String {
        guard let month else { return String(year) }
        return "\(year)-\(month < 10 ? "0" : "")\(month)"
    }
}
