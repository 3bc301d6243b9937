import ActionPlans
import ActionPlansWeb
import Boards
import SiteKit
import Vocabulary

/// The council’s settings for boards, update requests and links, with where the related settings are.
struct BoardSettingsPage {
    let request: PageRequest
    let settings: BoardSettings
    let plans: PlanSettings
    let problems: Problems?

    var page: Page {
        Page(
            "Board settings", breadcrumbs: [BoardTrail.list], problems: problems,
            """
            <h1>Settings for boards, update requests and links</h1><p>These are local practice: no law or guidance sets them.</p>
            <ul><li>An owner gets an update request after \(plans.updateDays) days without an update and has \(settings[.patience]) days to answer. \
            After \(settings[.unanswered]) unanswered message\("s", when: settings[.unanswered] != 1) the request is escalated to the manager.</li>
            <li>An action whose improvement was not sustained is reopened, or stays closed for a stated reason, within \(plans[.slipDays]) days.</li></ul>
            <p>The \(plans.updateDays) and the \(plans[.slipDays]) days are set on the page <a href="\(ActionPlanPlaces.rules.path)">How ratings are calculated</a>.</p>\(form)
            """)
    }

    private var form: HTML {
        guard request.may(.managePosts) else {
            let rows = BoardSettings.Name.allCases.map { "<div><dt>\($0.words)</dt><dd>\(settings[$0])</dd></div>" as HTML }
            return "<dl class=\"summary\">\(rows)</dl>"
        }
        let fields = FormFields(typed: request.form.pairs.isEmpty ? nil : request.form, problems: problems)
        let inputs = BoardSettings.Name.allCases.map { name in
            fields.text(
                name.rawValue, name.words, hint: "Local setting. Default: \(name.defaultValue).", value: String(settings[name]), width: 4)
        }
        return request.form(to: BoardPlaces.settings.path, "\(inputs)<p><button class=\"btn\">Save</button></p>")
    }
}

extension BoardPages {
    func settingsPage(_ request: PageRequest, _ problems: Problems? = nil) async throws -> Page {
        let (settings, plans) = try await store.read { (try BoardRecords.settings(in: $0), try ActionPlanRecords.settings(in: $0)) }
        return BoardSettingsPage(request: request, settings: settings, plans: plans, problems: problems).page
    }

    func saveSettings(_ request: PageRequest) async throws -> Answer {
        var (set, problems): ([BoardSettings.Name: Int], [Problem]) = ([:], [])
        for name in BoardSettings.Name.allCases {
            if let value = Int(request.form[name.rawValue]), name.range.contains(value) {
                set[name] = value
            } else {
                let (least, most) = (name.range.lowerBound, name.range.upperBound)
                problems.append(Problem(name.rawValue, "Enter a whole number from \(least) to \(most), like \(name.defaultValue)."))
            }
        }
        if let usual = set[.usualLinkDays], let most = set[.linkDays], usual > most {
            problems.append(
                Problem(BoardSettings.Name.usualLinkDays.rawValue, "The usual time cannot be longer than the longest time, \(most) days."))
        }
        if !problems.isEmpty { return .page(try await settingsPage(request, Problems(problems))) }
        try await acts.set(BoardSettings(set), by: request.changer)
        return .seeOther(BoardPlaces.settings.path, saying: "Saved: the settings for boards, update requests and links.")
    }
}
