import Indicators
import Inspections
import Vocabulary

/// What a row is checked against: the plan's findings by number, the posts, and the actions there are.
package struct ImportContext: Sendable {
    package let findings: [Int: Identifier<Finding>]
    package let posts: PostBook
    /// The words of the actions that are in the plan already, in small letters.
    package let known: Set<String>

    package init(findings: [Int: Identifier<Finding>], posts: PostBook, known: Set<String>) {
        (self.findings, self.posts, self.known) = (findings, posts, known)
    }
}

/// A row of a spreadsheet as a person typed it, before it is known to fit.
package struct ImportedRow: Codable, Sendable, Hashable {
    package var text: String
    package var finding: String
    package var owner: String
    package var start: String
    package var due: String
    package var differenceBy: String
    package var status: String
    package var update: String

    package init(
        text: String = "", finding: String = "", owner: String = "", start: String = "", due: String = "", differenceBy: String = "",
        status: String = "", update: String = ""
    ) {
        (self.text, self.finding, self.owner, self.start) = (text, finding, owner, start)
        (self.due, self.differenceBy, self.status, self.update) = (due, differenceBy, status, update)
    }

    package init(_ cells: [String], _ mapping: ImportMapping) {
        self.init(
            text: mapping.cell(.text, of: cells), finding: mapping.cell(.finding, of: cells), owner: mapping.cell(.owner, of: cells),
            start: mapping.cell(.start, of: cells), due: mapping.cell(.due, of: cells),
            differenceBy: mapping.cell(.differenceBy, of: cells), status: mapping.cell(.status, of: cells),
            update: mapping.cell(.update, of: cells))
    }

    /// A row that fits.
    package struct Fitting: Sendable, Hashable {
        package let text: String
        package let findings: [Identifier<Finding>]
        package let owner: Identifier<Post>?
        package let start: Day?
        package let due: Day
        package let differenceBy: Day?
        package let delivery: Delivery?
        package let update: String
    }

    /// The row as an action, or everything that keeps it from being one, with the field it belongs to.
    package func fit(_ context: ImportContext, statuses: [String: Delivery]) throws(Problems) -> Fitting {
        var problems: [Problem] = []
        if text.isEmpty { problems.append(Problem("text", "It does not say what will be done.")) }
        if context.known.contains(text.lowercased()) {
            problems.append(
                Problem("text", "The plan has an action in these words already, as from cells that were merged over several rows."))
        }
        let due = day(self.due, "due", needed: true, &problems)
        let start = day(self.start, "start", &problems)
        let difference = day(differenceBy, "differenceBy", &problems)
        if let start, let due, due < start { problems.append(Problem("due", "It is due before it begins.")) }
        let findings = self.findings(context, &problems)
        let post = context.posts.named(owner)
        if !owner.isEmpty, post == nil {
            problems.append(Problem("owner", "No post is called “\(owner)”. Name one there is, or add the post first."))
        }
        let delivery = statuses[status.lowercased()]
        if !status.isEmpty, delivery == nil { problems.append(Problem("status", "Nobody said what “\(status)” means here.")) }
        if delivery == .doneAndEvidenced {
            problems.append(
                Problem(
                    "status",
                    "It is called done, and an imported row brings no evidence. Say how far it is, and add the evidence afterwards."))
        }
        guard problems.isEmpty, let due else { throw Problems(problems) }
        return Fitting(
            text: text, findings: findings, owner: post?.id, start: start, due: due, differenceBy: difference, delivery: delivery,
            update: update)
    }

    private func findings(_ context: ImportContext, _ problems: inout [Problem]) -> [Identifier<Finding>] {
        finding.split { ",;/&".contains($0) }.map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }.compactMap { word in
            if let number = Int(word), let id = context.findings[number] { return id }
            problems.append(Problem("finding", "“\(word)” is not the number of a finding of this plan."))
            return nil
        }
    }

    private func day(_ text: String, _ field: String, needed: Bool = false, _ problems: inout [Problem]) -> Day? {
        if text.isEmpty {
            if needed { problems.append(Problem(field, "It has no due day.")) }
            return nil
        }
        if let day = TypedDay.read(text) { return day }
        problems.append(Problem(field, "“\(text)” is not read as a day. Write it as 31/05/2022."))
        return nil
    }
}
