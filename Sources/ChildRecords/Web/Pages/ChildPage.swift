import ChildRecords
import Foundation
import SiteKit
import Vocabulary

/// One child's record, with who they are at its head, always in the same place. The page's title names nobody.
struct ChildPage {
    let request: PageRequest
    let child: Child
    let through: ChildAccess.Through
    let teams: TeamTree
    /// What the loads say of this child; nil where its number in the case system is not known here.
    let caseSystem: CaseSystemPart?
    /// The acts beyond reading that this person may do on this record.
    let mayChange: Set<Act>
    let accounts: [(value: String, words: String)]
    let problems: Problems?

    var page: Page {
        Page(
            "Child’s record", breadcrumbs: [("Children", ChildPlaces.list.path)], problems: problems,
            "\(IdentityBar(child: child, today: request.today).html)\(emergency)\(caseSystem?.note)\(summary)\(caseSystem?.html)\(allocations)\(allocating)"
        )
    }

    private var emergency: HTML? {
        guard case .emergency(let opening) = through else { return nil }
        return """
            <div class="note doubt" role="status"><p><strong>Break-glass access.</strong> The record closes in \
            \(BreakGlassWindow.minutesLeft(opening, at: Date())) minutes. The information governance lead has been notified and reviews it by \
            \(BreakGlassReviewDue.due(opening)).</p></div>
            """
    }

    private var summary: HTML {
        let path = teams.path(of: child.team).reversed().compactMap { teams.team($0)?.name }
        let named: HTML? = through == .namedReader ? " You are a named reader." : nil
        let restricted = child.restriction.map {
            "<div><dt>Restricted</dt><dd>\($0.ground.words), review by \($0.reviewBy).\(named)</dd></div>" as HTML
        }
        let edit: HTML? =
            mayChange.contains(.editChild)
            ? "<a class=\"btn quiet\" href=\"\(ChildPlaces.edit.path(child.id))\">Change record</a>" : nil
        let restrict: HTML? =
            mayChange.contains(.restrictChild)
            ? "<a class=\"btn quiet\" href=\"\(ChildPlaces.restriction.path(child.id))\">Restrict record</a>" : nil
        let views: HTML? =
            mayChange.contains(.readViews)
            ? "<a class=\"btn quiet\" href=\"\(ChildPlaces.views.path(child.id))\">Access history</a>" : nil
        return """
            <dl class="summary"><div><dt>Team</dt><dd>\(path.joined(separator: " › "))</dd></div>
            <div><dt>Family</dt><dd>\(child.family.number)</dd></div>\(restricted)</dl><div class="row">\(edit)\(restrict)\(views)</div>
            """
    }

    private var allocations: HTML {
        let columns = ["Worker", "From", "Until", ""].map { Table.Column($0) }
        if child.allocations.isEmpty { return "<h2>Allocated to</h2><p class=\"note\">No worker is allocated.</p>" }
        let rows = child.allocations.map { allocation -> HTML in
            let isOpen = allocation.until.map { $0 >= request.today } ?? true
            let end =
                mayChange.contains(.allocateChild) && isOpen
                ? request.button("End", to: ChildPlaces.endAllocation.path(child.id, allocation.id)) : nil
            return Table.row(
                columns,
                [
                    "\(allocation.name)", "\(allocation.from)", "\(allocation.until?.description ?? "No end date")",
                    "<div class=\"small\">\(end)</div>",
                ])
        }
        return "<h2>Allocated to</h2>\(Table("Current and previous workers", columns, rows: rows).html())"
    }

    private var allocating: HTML? {
        guard mayChange.contains(.allocateChild) else { return nil }
        let fields = FormFields(typed: request.form.has("account") ? request.form : nil, problems: problems)
        return """
            <h2>Allocate</h2>\(request.form(
                to: ChildPlaces.allocate.path(child.id),
                """
                \(fields.select("account", "Worker", options: [(value: "", words: "Choose")] + accounts))\(fields.day("from", "From", value: request.today))
                \(fields.day("until", "Until (optional)"))<p><button class="btn">Allocate</button></p>
                """))
            """
    }
}

/// Name, number, date of birth and status, at the top of every page of a child.
struct IdentityBar {
    let child: Child
    let today: Day

    var html: HTML {
        let day: HTML =
            switch child.birth {
            case .born(let day): "Born \(day), \(age(on: day)) old"
            case .expected(let day): "Expected \(day)"
            }
        return """
            <div class="identity"><h1>\(child.name)</h1><p><strong>\(child.number)</strong> · \(day) \(child.tags(on: today))</p></div>
            """
    }

    private func age(on born: Day) -> String {
        let hadBirthday = (today.month, today.dayOfMonth) >= (born.month, born.dayOfMonth)
        let years = today.year - born.year - (hadBirthday ? 0 : 1)
        if years >= 2 { return "\(years) years" }
        let months = max(0, (today.year - born.year) * 12 + today.month - born.month - (today.dayOfMonth >= born.dayOfMonth ? 0 : 1))
        return months == 1 ? "1 month" : "\(months) months"
    }
}

/// Shown in place of a record that is closed to the requester: its number, and whom to ask.
struct RestrictedPage {
    let request: PageRequest
    let child: RestrictedChild

    var page: Page {
        let urgent: HTML? =
            request.may(.openInEmergency)
            ? "<p>If a child cannot wait, use <a href=\"\(ChildPlaces.emergency.path)\">break-glass access</a>.</p>" : nil
        return Page(
            "Restricted record", status: 403, breadcrumbs: [("Children", ChildPlaces.list.path)],
            """
            <h1>Restricted record</h1><p><strong>\(child.number)</strong> \(Tag("Restricted", .square).html)</p>
            <p>Only its named readers can open it. If you work with this child, ask your service manager to add you as a reader.</p>\(urgent)
            """)
    }
}
