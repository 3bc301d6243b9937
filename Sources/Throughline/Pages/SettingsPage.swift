import ActionPlansWeb
import BoardsWeb
import ChildRecordsWeb
import EvidenceItemsWeb
import OpenIDConnect
import ScrutinyWeb
import SiteKit

/// Settings and administration under one name: each person finds what they may open, with a line that says what it is for.
struct SettingsPage {
    struct Entry: Sendable {
        let title: String
        let place: Place
        let act: Act
        let purpose: String

        init(_ title: String, _ place: Place, _ act: Act, _ purpose: String) {
            (self.title, self.place, self.act, self.purpose) = (title, place, act, purpose)
        }
    }

    static let groups: [(title: String, entries: [Entry])] = [
        (
            "People and access",
            [
                Entry("First steps", FirstSteps.place, .takeFirstSteps, "What to set up first, in order."),
                Entry("Accounts", AccountPages.list, .keepAccounts, "Add people, make one-time links, end an account."),
                Entry("User access", GrantPages.list, .giveAccess, "Who has which role, its scope and its end date."),
                Entry(
                    "Two-factor sign-in by role", RequiredTwoFactor.place, .requireTwoFactor, "Which roles cannot sign in without it."),
                Entry("Teams", ChildPlaces.teams, .readTeams, "Teams and services, and where each one belongs."),
                Entry(
                    "The council’s authority", AuthorityPage.place, .changeSettings,
                    "The council’s code and name, as in returns and reports."),
                Entry("Posts", ActionPlanPlaces.posts, .readPosts, "Who holds which post. Actions belong to posts."),
                Entry("Permissions", SitePages.access, .readPolicy, "What each role may do."),
                Entry("Sign-in groups", OpenIDPlaces.groups, .giveAccess, "Which role each group of the council’s sign-in gives."),
            ]
        ),
        (
            "Messages",
            [
                Entry("Email addresses", NoticePages.addresses, .keepAddresses, "Where messages are sent."),
                Entry("Notices", NoticePages.log, .readNotices, "Every notice sent: who to, when and how."),
                Entry("Escalation", ChaserPages.escalation, .managePosts, "Who overdue updates are escalated to."),
            ]
        ),
        (
            "Plan, meetings and reports",
            [
                Entry(
                    "How ratings are calculated", ActionPlanPlaces.rules, .readPlan, "When an update is asked for, and how impact is rated."
                ),
                Entry("Board settings", BoardPlaces.settings, .readBoards, "Agenda and decision periods."),
                Entry("Report layout", ScrutinyPlaces.form, .changeReportForm, "Sections and sign-off of committee reports."),
                Entry("Crest or logo", CrestPage.place, .changeReportForm, "At the top of reports, plans and packs."),
                Entry("Evidence settings", EvidencePlaces.settings, .keepNames, "Space for files, and names to check for."),
                Entry("Data settings", LoadPlaces.settings, .loadReturns, "The address of a child’s record in the case system."),
            ]
        ),
    ]

    static var acts: [Act] { groups.flatMap(\.entries).map(\.act) }
    /// Places that are not below `/settings` and belong to nothing else.
    static let places = [ChildPlaces.teams, ActionPlanPlaces.posts, FirstSteps.place, ScrutinyPlaces.form]

    static func register(on site: inout Site) { site.get(SitePlaces.settings, .signedIn) { .page(page($0)) } }

    private static func page(_ request: PageRequest) -> Page {
        let groups = groups.compactMap { title, entries -> HTML? in
            let lines = entries.filter { request.may($0.act) }.map { entry -> HTML in
                "<li><span><a href=\"\(entry.place.path)\">\(entry.title)</a><span class=\"sub\">\(entry.purpose)</span></span></li>"
            }
            return lines.isEmpty ? nil : "<h2>\(title)</h2><ul class=\"tasks\">\(lines)</ul>"
        }
        let own: HTML = """
            <h2>Your own</h2><ul class="tasks"><li><span><a href="\(OwnAccountPages.place.path)">My account</a><span class="sub">Password, \
            two-factor sign-in and other browsers.</span></span></li><li><span><a href="\(GrantPages.own.path)">My access</a><span class="sub">Your \
            roles and when they end.</span></span></li><li><span><a href="\(NoticePages.own.path)">My notices</a><span class="sub">Your \
            email address and your leave.</span></span></li></ul>
            """
        return Page("Settings", "<h1>Settings</h1>\(groups)\(own)")
    }
}
