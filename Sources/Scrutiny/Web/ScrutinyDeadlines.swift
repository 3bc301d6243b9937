import ActionPlans
import ActionPlansWeb
import GRDB
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// What of committee reports falls due: sign-off by each post, publication by whoever is next, and the meeting.
package struct ScrutinyDeadlines: Sendable {
    private let store: Store
    private let calendar: WorkingDays

    package init(store: Store, calendar: WorkingDays = .england) {
        self.store = store
        self.calendar = calendar
    }

    package var source: DeadlineSource {
        DeadlineSource { [self] person, policy, today in
            guard policy.allows(.readReports, to: person) else { return [] }
            return try await store.read { db in
                let sql: SQL = """
                    SELECT id FROM committee_report WHERE meeting >= \(today - 28)
                    AND \(literal: Viewer(person, policy, on: today).mayKnow(inspection: "committee_report.inspection")) ORDER BY meeting, id
                    """
                let posts = try ActionPlanRecords.posts(in: db)
                return try Row.fetchAll(db, literal: sql).flatMap {
                    let report = try ReportRows.report($0["id"], in: db)
                    let author = try ScrutinyDeadlines.author(of: report, posts, policy, today, in: db)
                    return deadlines(of: report, posts, today, author: author)
                } + register(in: db) + WithdrawalProposals.deadlines(as: Viewer(person, policy, on: today), in: db)
            }
        }
    }

    /// The register that somebody proposed waits for another person to publish it.
    private func register(in db: Database) throws -> [Deadline] {
        try Row.fetchAll(db, literal: "SELECT proposed_by, proposed_on FROM register_publication WHERE snapshot IS NULL").map { row in
            let (proposer, day): (String, Day) = (row["proposed_by"], row["proposed_on"])
            return Deadline(
                id: "register-publication", due: day + 7, title: "Questions and recommendations of committees, for publication",
                reason: "Proposed on \(day)", step: "Read and publish", path: ScrutinyPlaces.register.path,
                next: .whoever(may: .publishReport, besides: [proposer]))
        }
    }

    /// The report's responsible officer, by their post or their name, where their account may write; otherwise whoever may.
    private static func author(
        of report: CommitteeReport, _ posts: PostBook, _ policy: Policy, _ today: Day, in db: Database
    ) throws -> NextToAct {
        let named = try Identifier<Person>.fetchAll(
            db.cachedStatement(sql: "SELECT id FROM account WHERE name = ? AND active = 1"), arguments: [report.facts.officerName])
        let holder = posts.named(report.facts.officerPost)?.holder(on: today)?.account.flatMap { Identifier<Person>($0) }
        let officers = try ([holder].compactMap(\.self) + (named.count == 1 ? named : [])).filter {
            policy.allows(.writeReport, to: Person(id: $0, name: "", grants: try Grants.live(of: $0, on: today, in: db)))
        }
        return .holder(officers.first?.text, may: .writeReport, otherwise: .writeReport)
    }

    private func deadlines(of report: CommitteeReport, _ posts: PostBook, _ today: Day, author: NextToAct) -> [Deadline] {
        let days = SignOffDays(meeting: report.facts.meeting, calendar: calendar)
        var deadlines = report.isPublished ? [] : signOffs(of: report, days, posts, today, author: author)
        guard report.kind == .committee else { return deadlines }
        if !report.isPublished { deadlines.append(publication(of: report, days, author: author)) }
        if report.facts.meeting >= today {
            deadlines.append(
                Deadline(
                    id: "meeting-\(report.id)", due: report.facts.meeting,
                    title: "\(report.facts.committee) considers “\(report.facts.title)”", reason: "The meeting of the committee",
                    step: "Open the report", path: ScrutinyPlaces.report.path(report.id), next: .toKnow(may: .readReports)))
        }
        return deadlines
    }

    /// Each step waits for the holder of its own post. An objection to the present draft waits for the report’s author, and comes back to who
    /// may lift it with the next draft. Steps whose post nobody with an account holds are one line for the author.
    private func signOffs(
        of report: CommitteeReport, _ days: SignOffDays, _ posts: PostBook, _ today: Day, author: NextToAct
    ) -> [Deadline] {
        var (deadlines, without): ([Deadline], [SignOff]) = ([], [])
        for signOff in report.signOffs where !signOff.isSignedOff(draft: report.draft) {
            if case .notSignedOff(_, let day, _, report.draft) = signOff.answer {
                deadlines.append(
                    Deadline(
                        id: "objection-\(signOff.id)", due: days.due(signOff.step), title: "Objection to “\(report.facts.title)”",
                        reason: "Draft \(report.draft) was not signed off on \(day)",
                        step: "Change the report in answer to the objection: \(signOff.step.name)",
                        path: ScrutinyPlaces.report.path(report.id) + "#sign-off", next: author))
                continue
            }
            let holding = posts.named(signOff.step.post)?.holding(on: today)
            let rule = WhoSignsOff(signOff, of: report, holding: holding, allowsSeveralSteps: true)
            let asked = [holding?.holder?.account, signOff.respondent].compactMap(\.self)
            guard let holder = asked.first(where: { rule.reasonNotToRespond($0, mayActForOthers: false) == nil }) else {
                without.append(signOff)
                continue
            }
            deadlines.append(
                Deadline(
                    id: "sign-off-\(signOff.id)", due: days.due(signOff.step),
                    title: "Sign off “\(report.facts.title)”: \(signOff.step.name.lowercased())",
                    reason: "\(signOff.step.clearDays) clear working days before the meeting on \(report.facts.meeting) (local setting)",
                    step: "Read and sign off", path: ScrutinyPlaces.signOff.path(report.id, signOff.id),
                    next: .account(holder, may: .signOffReport)))
        }
        if let due = without.map({ days.due($0.step) }).min() {
            deadlines.append(
                Deadline(
                    id: "sign-off-\(report.id)", due: due, title: "“\(report.facts.title)” needs sign-off",
                    reason: "Nobody with an account holds the post for: \(without.map(\.step.name).joined(separator: ", "))",
                    step: "Name who signs off", path: ScrutinyPlaces.signOffSteps.path(report.id), next: author))
        }
        return deadlines
    }

    /// The day on which the agenda is public waits for whoever is next: the author, those who sign off, whoever may propose it, or somebody
    /// other than who proposed it. While it waits for a sign-off, it is there to know.
    private func publication(of report: CommitteeReport, _ days: SignOffDays, author: NextToAct) -> Deadline {
        let (next, step, path): (NextToAct, String, String)
        if case .proposed(let proposer, _, _) = report.state {
            (next, step) = (.whoever(may: .publishReport, besides: [proposer]), "Publish the report")
            path = ScrutinyPlaces.publication.path(report.id)
        } else if report.sections.contains(where: { !$0.isComplete && $0.needsCompleting }) {
            (next, step, path) = (author, "Complete the report", ScrutinyPlaces.report.path(report.id))
        } else if report.signOffs.contains(where: { !$0.isSignedOff(draft: report.draft) }) {
            (next, step, path) = (.toKnow(may: .readReports), "Open the report", ScrutinyPlaces.report.path(report.id))
        } else {
            (next, step) = (.whoever(may: .proposePublication), "Propose the report")
            path = ScrutinyPlaces.publication.path(report.id)
        }
        return Deadline(
            id: "agenda-\(report.id)", due: days.agendaPublic, title: "Agenda with “\(report.facts.title)” is published",
            reason: "5 clear working days before the meeting (local setting)", step: step,
            path: path, next: next)
    }
}
