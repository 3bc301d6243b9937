import ActionPlans
import Inspections
import SiteKit
import Vocabulary

/// The plan as a Word file and a PDF: landscape, a row for each action, in the order of their numbers.
struct PlanDocument {
    let read: PlanRead
    let council: String
    let today: Day

    /// On each page while the plan is not agreed.
    private var mark: String? { read.plan.agreement == nil ? "Draft of \(today)" : nil }

    var document: Document { Document(title: "\(read.plan.title), \(today)", article: article, mark: mark, isLandscape: true) }

    private var article: HTML {
        """
        <article class="report wide"><h1 data-running="\(council): \(read.plan.title)"><span class="council" \
        data-custom-style="Council name">\(council)</span><br>\(read.plan.title)</h1>
        <p>\(stage) \(status) As on \(today).</p>
        \(notSustained)\(table)</article>
        """
    }

    private var stage: String {
        read.plan.agreement.map { "Agreed by \($0.by) on \($0.on)\($0.meeting.isEmpty ? "" : ", at \($0.meeting)")." }
            ?? "Draft, not agreed yet."
    }

    private var status: String { PlanStatus(read.actions, agreed: read.agreed, on: today, updateDays: read.updateDays).sentence }

    /// Comes before the rest, because it is not done although somebody called it so.
    private var notSustained: HTML? {
        let refs = read.current.filter(\.isNotSustained).map(\.ref.description)
        return refs.isEmpty ? nil : "<p><strong>Not sustained:</strong> the improvement of \(refs.inWords) was not sustained.</p>"
    }

    private var table: HTML {
        let columns = [
            ("Ref", 6), ("Action", 32), ("Finding", 20), ("Responsible post", 14), ("Due", 9), ("Is it done?", 9),
            ("Has practice changed?", 10),
        ]
        let heads = columns.map { "<th scope=\"col\">\($0.0)</th>" as HTML }
        let widths = columns.map { "<col width=\"\($0.1)%\">" as HTML }
        let texts = FindingTexts(read.findings)
        let rows = read.current.sorted { $0.ref < $1.ref }.map { action -> HTML in
            let findings = action.findings.compactMap { texts.text(of: $0) }.map { HTML(text: $0.capitalisedFirst) }.joined("<br>")
            let outward = OutwardStatus(action, read.ratings(of: action, on: today))
            let owner = action.owner.flatMap { read.posts.title(of: $0) } ?? "Not assigned"
            return """
                <tr><td>\(action.ref.description)</td><td><strong>\(action.title)</strong>\(action.text == action.title ? nil : "<br>\(action.text)" as HTML)</td>\
                <td>\(findings)</td><td>\(owner)</td><td>\(action.due)</td><td>\(outward.delivery.tag.printed)</td><td>\(outward.impact.printed)</td></tr>

                """
        }
        let count = rows.count
        return """
            <table><caption>\(count) action\("s", when: count != 1)</caption><colgroup>\(widths)</colgroup><thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table>
            """
    }
}

extension ActionPlanPages {
    func planFile(_ kind: DocumentKind) -> @Sendable (PageRequest, Identifier<Plan>) async throws -> Answer {
        { request, id in
            let read = try await read(id, for: request)
            let document = PlanDocument(read: read, council: request.site.council, today: request.today).document
            let bytes = try await documents.make(kind, from: document)
            return .file(Download(bytes, type: kind.type, name: "action-plan-\(request.today.iso).\(kind.ending)"))
        }
    }
}
