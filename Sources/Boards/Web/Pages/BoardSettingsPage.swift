import ActionPlans
import ActionPlansWeb
import Boards
import SiteKit
import Vocabulary

/// The council's own numbers for boards, for asking owners and for links, with where the others stand.
struct BoardSettingsPage {
    let visit: Visit
    let settings: BoardSettings
    let plans: PlanSettings
    let problems: Problems?

    var page: Page {
        Page(
            "Numbers of boards", breadcrumbs: [BoardTrail.list], problems: problems,
            """
            <h1>Numbers of boards, of asking and of links</h1><p>All of these are local practice: no law or guidance sets them.</p>
            <ul><li>An owner is asked after \(plans.updateDays) days without an update, has \(settings[.patience]) days to answer, and the \
            manager is told when \(settings[.unanswered]) message\("s", when: settings[.unanswered] != 1) went unanswered.</li>
            <li>An action that slipped back is opened again, or kept closed for a reason, within \(plans[.slipDays]) days.</li></ul>
            <p>The \(plans.updateDays) and the \(plans[.slipDays]) days are set, with the numbers of both ratings, under <a href="\(ActionPlanPlaces.rules.path)">How the rule works</a>.</p>\(form)
            """)
    }

    private var form: HTML {
        guard visit.may(.managePosts) else {
            let rows = BoardSettings.Name.allCases.map { "<div><dt>\($0.words)</dt><dd>\(settings[$0])</dd></div>" as HTML }
            return "<dl class=\"summary\">\(rows)</dl>"
        }
        let fields = FormFields(typed: visit.form.pairs.isEmpty ? nil : visit.form, problems: problems)
        let inputs = BoardSettings.Name.allCases.map { name in
            fields.text(
                name.rawValue, name.words, hint: "A local setting; \(name.shipped) as shipped.", value: String(settings[name]), width: 4)
        }
        return visit.form(to: BoardPlaces.settings.path, "\(inputs)<p><button class=\"btn\">Save</button></p>")
    }
}

extension BoardPages {
    func settingsPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let (settings, plans) = try await store.read { (try BoardRecords.settings(in: $0), try ActionPlanRecords.settings(in: $0)) }
        return BoardSettingsPage(visit: visit, settings: settings, plans: plans, problems: problems).page
    }

    func setNumbers(_ visit: Visit) async throws -> Answer {
        var (set, problems): ([BoardSettings.Name: Int], [Problem]) = ([:], [])
        for name in BoardSettings.Name.allCases {
            if let value = Int(visit.form[name.rawValue]), name.range.contains(value) {
                set[name] = value
            } else {
                let (least, most) = (name.range.lowerBound, name.range.upperBound)
                problems.append(Problem(name.rawValue, "Give a whole number from \(least) to \(most), as in \(name.shipped)."))
            }
        }
        if let usual = set[.usualLinkDays], let most = set[.linkDays], usual > most {
            problems.append(Problem(BoardSettings.Name.usualLinkDays.rawValue, "A link is offered for \(most) days at most."))
        }
        if !problems.isEmpty { return .page(try await settingsPage(visit, Problems(problems))) }
        try await acts.set(BoardSettings(set), by: visit.changer)
        return .seeOther(BoardPlaces.settings.path)
    }
}
