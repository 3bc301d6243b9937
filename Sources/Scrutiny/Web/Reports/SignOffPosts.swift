import ActionPlans
import ActionPlansWeb
import GRDB
import Scrutiny
import SiteKit
import Vocabulary

/// What a change of a post means for the reports that it signs off: nobody gives it to themselves, and those concerned are told.
package enum SignOffPosts {
    static let kind = NoticeKind("post-handed-over")

    package static func watch(_ notices: Notices) -> PostWatch {
        { change, db in
            if change.isToThemselves, try !steps(of: change.after, in: db).isEmpty { throw PostRefusal.ownSignOff }
            guard change.before.holdings != change.after.holdings else { return }
            var drafts = try objections(change, in: db)
            if let former = change.before.holdings.last?.holder?.account { drafts[former, default: []].append(handOver(change)) }
            for (account, drafts) in drafts where account != change.changer.account {
                guard let account = Identifier<Person>(account) else { continue }
                try notices.tell(account, drafts, subject: "a post was handed over", on: change.today, in: db)
            }
        }
    }

    private static func steps(of post: Post, in db: Database) throws -> [(report: CommitteeReport, step: SignOff)] {
        let sql = "SELECT id FROM committee_report WHERE snapshot IS NULL AND frozen IS NULL ORDER BY id"
        return try Identifier<CommitteeReport>.fetchAll(db.cachedStatement(sql: sql)).flatMap {
            let report = try ReportRows.report($0, in: db)
            return report.signOffs.filter { PostBook([post]).named($0.step.post) != nil }.map { (report, $0) }
        }
    }

    /// Whoever objected learns who holds the post that objects.
    private static func objections(_ change: PostChange, in db: Database) throws -> [String: [NoticeDraft]] {
        let objections = try steps(of: change.before, in: db).filter(\.step.isObjection)
        return Dictionary(grouping: objections) { $0.step.respondent ?? "" }.mapValues { objections in
            objections.map { report, step in
                NoticeDraft(
                    kind, about: step.id.text, scope: report.inspection.text,
                    title: "You objected to “\(report.facts.title)” for \(step.step.name). \(words(change))",
                    mailLine: "A post that objects to a report was handed over.", path: ScrutinyPlaces.signOff.path(report.id, step.id))
            }
        }
    }

    private static func handOver(_ change: PostChange) -> NoticeDraft {
        NoticeDraft(
            kind, about: change.after.id.text, title: words(change), mailLine: "A post that you held was handed over.",
            path: ActionPlanPlaces.post.path(change.after.id))
    }

    private static func words(_ change: PostChange) -> String {
        guard let last = change.after.holdings.last else { return "" }
        let holder = last.holder.map { "is held by \($0.name)" } ?? "is vacant"
        return "The post “\(change.after.title)” \(holder) from \(last.from)."
    }
}
