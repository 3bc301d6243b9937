import GRDB
import Inspections
import InspectionsWeb
import Scrutiny
import ScrutinyWeb
import SiteKit
import Vocabulary

@testable import ScrutinyWeb

/// What hangs on the furnished inspection besides: its week, the money that answers it, a paper that was frozen.
enum FixturesOfTheWeek {
    static func found(on inspection: String, words: String, in store: Store) async throws -> [String: String] {
        guard let inspection = Identifier<Inspection>(inspection) else { return [:] }
        let (enquiry, day) = (InspectionWeekStore(store), AccessCouncil.today - 100)
        let line = try await enquiry.addLine("\(words) line", about: "Are letters plain?", on: day, to: inspection, by: .system)
        let request = try await enquiry.log(
            RequestStatement(
                line: line, askedBy: "An inspector", asked: Moment(day, .midnight), words: "\(words) request", owner: "", due: nil),
            of: inspection, by: .system)
        let resource = try await ResourceRegister.adding.add(
            (inspection, "\(words) post", .investment, .posts, [], .init(day: day, agreed: 1000, source: "x")), by: .system, today: day,
            in: store)
        return [
            "line": line.text, "request": request.text, "resource": resource.text,
            "frozen": try await frozen(on: inspection, words: words, in: store),
        ]
    }

    private static func frozen(on inspection: Identifier<Inspection>, words: String, in store: Store) async throws -> String {
        let (report, day) = (Identifier<CommitteeReport>(), AccessCouncil.today - 9)
        let digest = Digest(of: "a frozen paper, \(words)")
        try await store.change(by: .system, .signedIn, on: "furniture") { db in
            try db.execute(
                sql: """
                    INSERT INTO frozen_paper (digest, title, frozen, content, page, word, pdf, missing)
                    VALUES (?, ?, ?, x'7b7d', x'3c703e', x'77', x'70', '')
                    """, arguments: [digest, "\(words) self-evaluation", day])
            try ScrutinyCopies.frozen.seal(digest.text, by: .system, in: store, db)
            try db.execute(
                sql: """
                    INSERT INTO committee_report (id, inspection, title, committee, meeting, item, officer_name, officer_post, officer_email,
                        officer_telephone, portfolio_holder, local_member, begun, kind, frozen, frozen_on)
                    VALUES (?, ?, ?, 'Ofsted', ?, '', '', '', '', '', '', '', ?, 'self_evaluation', ?, ?)
                    """, arguments: [report, inspection, "\(words) self-evaluation", day, day - 30, digest, day])
        }
        return report.text
    }
}
