/// One judgement of a report: the area, the grade, the words printed and where they were read.
package struct Judgement: Codable, Sendable, Hashable {
    /// The opening table (or list) and the graded section heading (or sentence) are two separate readings of one grade.
    package enum Source: String, Codable, Sendable, Hashable {
        case table, heading, both, neither
        /// Entered or changed by a person.
        case person
    }

    package let area: JudgementArea
    /// Nil when not judged, or when no grade could be read: `printed` and `doubt` tell which.
    package let grade: Grade?
    /// The grade as printed, such as `Requires improvement to be good` or `Not judged`; empty when nothing was read.
    package let printed: String
    package let page: Int?
    package let source: Source
    /// Why a person should look at it, in words.
    package let doubt: String?

    package init(area: JudgementArea, grade: Grade?, printed: String, page: Int?, source: Source, doubt: String? = nil) {
        self.area = area
        self.grade = grade
        self.printed = printed
        self.page = page
        self.source = source
        self.doubt = doubt
    }

    /// Inspectors said that they did not judge this area.
    package var isNotJudged: Bool { grade == nil && !printed.isEmpty }
}
