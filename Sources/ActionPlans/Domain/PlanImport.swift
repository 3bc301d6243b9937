import Indicators
import Inspections
import Vocabulary

/// Which column of a sheet holds what, as chosen by a person. Nothing is guessed.
package struct ImportMapping: Codable, Sendable, Hashable {
    package enum Field: String, Codable, Sendable, Hashable, CaseIterable {
        case title, text, finding, owner, start, due, differenceBy, status, update

        package var words: String {
            switch self {
            case .title: "Short title"
            case .text: "What will be done"
            case .finding: "Finding (its number in the plan)"
            case .owner: "Owner (job title)"
            case .start: "Start date"
            case .due: "Due date"
            case .differenceBy: "Impact expected by"
            case .status: "Status"
            case .update: "Latest update"
            }
        }

        package var isNeeded: Bool { self == .text || self == .due }
    }

    package var sheet: String
    /// How many lines above the first row name the columns: one, or two where a heading spans several columns.
    package var headRows: Int
    /// Lines above the headings that are no part of the table.
    package var skipped: Int
    package var columns: [Field: Int]
    /// What each word of the status column means; a row with any other word is rejected.
    package var statuses: [String: Delivery]
    /// True where a person said that rows hidden in the workbook are meant too; nil in mappings from before that was asked.
    package var hiddenRows: Bool?

    package init(
        sheet: String, headRows: Int = 1, skipped: Int = 0, columns: [Field: Int] = [:], statuses: [String: Delivery] = [:],
        hiddenRows: Bool? = nil
    ) {
        (self.sheet, self.headRows, self.skipped, self.hiddenRows) = (sheet, headRows, skipped, hiddenRows)
        (self.columns, self.statuses) = (columns, statuses)
    }

    /// The names of the columns: of two heading rows both, as `Dates / Due`.
    package func headings(_ rows: [[String]]) -> [String] {
        let heads = Array(rows.dropFirst(skipped).prefix(headRows))
        let width = heads.map(\.count).max() ?? 0
        return (0..<width).map { column in
            let words = heads.compactMap { $0.indices.contains(column) ? $0[column] : nil }.filter { !$0.isEmpty }
            return words.reduce(into: [String]()) { kept, word in if kept.last != word { kept.append(word) } }.joined(separator: " / ")
        }
    }

    /// The rows below the headings, each with its number in the sheet.
    /// - Parameter lines: the numbers of all rows as the spreadsheet program shows them, where they are known.
    package func body(_ rows: [[String]], lines: [Int]? = nil) -> [(line: Int, cells: [String])] {
        let lines = lines?.count == rows.count ? lines : nil
        return rows.enumerated().dropFirst(skipped + headRows).map { (lines?[$0.offset] ?? $0.offset + 1, $0.element) }
    }

    package func cell(_ field: Field, of cells: [String]) -> String {
        guard let column = columns[field], cells.indices.contains(column) else { return "" }
        let isBlank = { (character: Character) in character.isWhitespace }
        return String(cells[column].drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }

    /// Every word of the status column, each once, in the order in which it occurs.
    package func statusWords(_ rows: [[String]]) -> [String] {
        var seen: Set<String> = []
        return body(rows).map { cell(.status, of: $0.cells) }.filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
    }
}

/// What a row is checked against: the plan's findings by number, the posts, and the existing actions.
package struct ImportContext: Sendable {
    package let findings: [Int: Identifier<Finding>]
    package let posts: PostBook
    /// The texts of the actions that are in the plan already, in lower case.
    package let known: Set<String>

    package init(findings: [Int: Identifier<Finding>], posts: PostBook, known: Set<String>) {
        (self.findings, self.posts, self.known) = (findings, posts, known)
    }
}

/// A row of a spreadsheet as typed, before it is checked.
package struct ImportedRow: Codable, Sendable, Hashable {
    /// Nil in rows that were read before actions had titles.
    package var title: String?
    package var text: String
    package var finding: String
    package var owner: String
    package var start: String
    package var due: String
    package var differenceBy: String
    package var status: String
    package var update: String

    package init(
        title: String? = nil, text: String = "", finding: String = "", owner: String = "", start: String = "", due: String = "",
        differenceBy: String = "",
        status: String = "", update: String = ""
    ) {
        self.title = title
        (self.text, self.finding, self.owner, self.start) = (text, finding, owner, start)
        (self.due, self.differenceBy, self.status, self.update) = (due, differenceBy, status, update)
    }

    package init(_ cells: [String], _ mapping: ImportMapping) {
        self.init(
            title: mapping.cell(.title, of: cells), text: mapping.cell(.text, of: cells), finding: mapping.cell(.finding, of: cells),
            owner: mapping.cell(.owner, of: cells),
            start: mapping.cell(.start, of: cells), due: mapping.cell(.due, of: cells),
            differenceBy: mapping.cell(.differenceBy, of: cells), status: mapping.cell(.status, of: cells),
            update: mapping.cell(.update, of: cells))
    }

    /// A row that can become an action.
    package struct Fitting: Sendable, Hashable {
        package let title: String
        package let text: String
        package let findings: [Identifier<Finding>]
        package let owner: Identifier<Post>?
        package let start: Day?
        package let due: Day
        package let differenceBy: Day?
        package let delivery: Delivery?
        package let update: String
    }

    /// The row as an action, or every problem with it by field.
    package func fit(_ context: ImportContext, statuses: [String: Delivery], isHidden: Bool = false) throws(Problems) -> Fitting {
        var problems: [Problem] = []
        if isHidden { problems.append(Problem("", "This row is hidden in the workbook. Import it only if it is still meant.")) }
        if text.isEmpty { problems.append(Problem("text", "Enter what will be done.")) }
        if context.known.contains(text.lowercased()) {
            problems.append(
                Problem("text", "The plan already has an action with this text. Cells merged over several rows can cause this."))
        }
        let title = (self.title ?? "").isEmpty ? ActionTitle.firstClause(of: text) : self.title ?? ""
        if title.count > ActionTitle.limit {
            problems.append(Problem("title", "The title must be \(ActionTitle.limit) characters or fewer. This one has \(title.count)."))
        }
        let due = day(self.due, "due", needed: true, &problems)
        let start = day(self.start, "start", &problems)
        let difference = day(differenceBy, "differenceBy", &problems)
        if let start, let due, due < start { problems.append(Problem("due", "The due date must be on or after the start date.")) }
        let findings = self.findings(context, &problems)
        let post = context.posts.named(owner)
        if !owner.isEmpty, post == nil {
            problems.append(Problem("owner", "There is no post called “\(owner)”. Choose an existing post, or add this one first."))
        }
        let delivery = statuses[status.lowercased()]
        if !status.isEmpty, delivery == nil { problems.append(Problem("status", "Say what “\(status)” means.")) }
        if delivery == .doneAndEvidenced {
            problems.append(
                Problem(
                    "status",
                    "An imported row has no evidence, so it cannot be “Done and evidenced”. Choose another status and add the evidence afterwards."
                ))
        }
        guard problems.isEmpty, let due else { throw Problems(problems) }
        return Fitting(
            title: title, text: text, findings: findings, owner: post?.id, start: start, due: due, differenceBy: difference,
            delivery: delivery,
            update: update)
    }

    /// A date of a plan lies in them: 31/03/1927 is 2027 with a slip of the hand.
    private static let years = 2000...2099

    /// The numbers of findings as written: `2 & 3` are two.
    package var findingWords: [String] {
        finding.replacing(" and ", with: ",").split { ",;/&+\n".contains($0) }.map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    }

    private func findings(_ context: ImportContext, _ problems: inout [Problem]) -> [Identifier<Finding>] {
        findingWords.compactMap { word in
            if let number = Int(word), let id = context.findings[number] { return id }
            problems.append(Problem("finding", "“\(word)” is not the number of a finding in this plan."))
            return nil
        }
    }

    private func day(_ text: String, _ field: String, needed: Bool = false, _ problems: inout [Problem]) -> Day? {
        if text.isEmpty {
            if needed { problems.append(Problem(field, "Enter a due date.")) }
            return nil
        }
        if let day = TypedDay.misnamed(text) {
            problems.append(Problem(field, "“\(text)”: \(day) is a \(day.weekday.name). Enter the date that is meant, like 31/05/2022."))
            return nil
        }
        if let day = TypedDay.read(text) {
            if ImportedRow.years.contains(day.year) { return day }
            problems.append(Problem(field, "“\(text)” is in the year \(day.year). Enter the date with the year that is meant."))
            return nil
        }
        problems.append(Problem(field, "“\(text)” is not a date. Enter it like 31/05/2022."))
        return nil
    }
}
