import ActionPlans
import ActionPlansWeb
import GRDB
import IndicatorsWeb
import Inspections
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// A line of the list of committee questions, with the last answer and the committee's view of it.
package struct QuestionLine: FetchableRecord, Decodable, Sendable, Identifiable {
    package let id: Identifier<CommitteeQuestion>
    let number: Int
    let kind: CommitteeQuestion.Kind
    let committee, minute, asker, words: String
    let meeting: Day
    let owner: String?
    let owed: Day?
    let status: CommitteeQuestion.Status
    let isExempt: Bool
    let answered, judged: Day?
    let position: CommitteeAnswer.Position?
    let verdict: CommitteeJudgement.Verdict?
    let answer, judgedMinute, outcomes, links: String?

    var reference: String { "Q\(number)" }
    var title: String { "\(reference). \(words.shortened(to: 110))" }
    func daysLate(on today: Day) -> Int? { owed.flatMap { $0 < today ? today - $0 : nil } }
}

extension CommitteeQuestion.Kind: Decodable {}
extension CommitteeQuestion.Status: Decodable {}
extension CommitteeAnswer.Position: Decodable {}
extension CommitteeJudgement.Verdict: Decodable {}

extension CommitteeQuestion: Registered {
    package typealias Line = QuestionLine
    package static let table = "committee_question"

    package static func load(_ id: Identifier<CommitteeQuestion>, in db: Database) throws -> CommitteeQuestion? {
        guard let row = try Row.fetchAll(db, literal: "SELECT * FROM committee_question WHERE id = \(id)").first else { return nil }
        func rows(_ sql: SQL) throws -> [Row] { try Row.fetchAll(db, literal: sql) }
        return CommitteeQuestion(
            id: id, number: row["number"], kind: try row.word("kind", of: table),
            asked: Minuted(committee: row["committee"], meeting: row["meeting"], reference: row["minute"], words: row["words"]),
            asker: row["asker"], owner: row["owner"], due: row["due"],
            rounds: try rows("SELECT * FROM question_round WHERE question = \(id) ORDER BY number").map(Round.init),
            outcomes: try rows("SELECT * FROM question_outcome WHERE question = \(id) ORDER BY day, id").map {
                Outcome(day: $0["day"], words: $0["words"], author: $0["author"])
            },
            links: try rows("SELECT * FROM question_link WHERE question = \(id) ORDER BY kind, words").map {
                QuestionLink(kind: try $0.word("kind", of: "question_link"), subject: $0["subject"], words: $0["words"])
            },
            moves: try rows("SELECT * FROM question_move WHERE question = \(id) ORDER BY id").map(DueDateMove.init),
            corrections: try rows("SELECT * FROM question_correction WHERE question = \(id) ORDER BY id").map {
                Correction(
                    day: $0["day"], what: $0["what"], was: $0["was"], became: $0["became"], reason: $0["reason"], author: $0["author"])
            }, exemption: try Exemption(row, of: table), version: row["version"])
    }

    /// Every question that this person may see, newest meeting first.
    package static func all(as viewer: Viewer, where condition: SQL = "1", in db: Database) throws -> [CommitteeQuestion] {
        let sql: SQL = """
            SELECT item.id FROM committee_question AS item WHERE (\(literal: try QuestionRegister.visibility.condition(viewer)))
            AND (\(literal: condition)) ORDER BY item.meeting DESC, item.number
            """
        return try Identifier<CommitteeQuestion>.fetchAll(db, SQLRequest<Identifier<CommitteeQuestion>>(literal: sql)).compactMap {
            try load($0, in: db)
        }
    }

    /// The questions linked to something of an inspection, of those that this person may see.
    /// - Parameter subjects: what they are linked to; nil for anything of the inspection.
    package static func linked(
        to subjects: Set<String>?, of inspection: Identifier<Inspection>, as viewer: Viewer, in db: Database
    ) throws -> [CommitteeQuestion] {
        let among: SQL = subjects.map { "link.subject IN \(Array($0))" } ?? "1"
        return try all(
            as: viewer,
            where: """
                item.id IN (SELECT link.question FROM question_link AS link WHERE link.inspection = \(inspection) AND \(literal: among))
                """, in: db
        ).sorted { $0.number < $1.number }
    }

    /// The inspection whose thread a question's page shows.
    static func inspection(of id: Identifier<CommitteeQuestion>, in db: Database) throws -> Identifier<Inspection>? {
        let sql: SQL = "SELECT DISTINCT inspection FROM question_link WHERE question = \(id) LIMIT 1"
        return try Identifier<Inspection>.fetchOne(db, SQLRequest<Identifier<Inspection>>(literal: sql))
    }

    /// The committee that was recorded last, which a new form proposes.
    static func lastCommittee(in db: Database) throws -> String? {
        try String.fetchOne(
            db,
            SQLRequest<String>(
                literal: """
                    SELECT committee FROM (SELECT committee, meeting FROM committee_question UNION ALL
                        SELECT committee, meeting FROM work_programme_item) ORDER BY meeting DESC LIMIT 1
                    """))
    }

    func insert(_ acting: Acting) throws {
        try acting.db.execute(
            literal: """
                INSERT INTO committee_question (id, number, kind, committee, meeting, minute, asker, words, owner, due, exempt_paragraph,
                    exempt_reason, exempt_members, recorded_by, recorded_on)
                VALUES (\(id), \(number), \(kind.rawValue), \(asked.committee), \(asked.meeting), \(asked.reference), \(asker),
                    \(asked.words), \(owner), \(due), \(exemption?.paragraph.rawValue), \(exemption?.publicInterest),
                    \(exemption?.isOpenToMembers == true), \(acting.changer.account), \(acting.today))
                """)
    }

    func save(_ acting: Acting) throws {
        try acting.db.execute(
            literal: """
                UPDATE committee_question SET due = \(due), owner = \(owner), words = \(asked.words), asker = \(asker),
                minute = \(asked.reference) WHERE id = \(id)
                """)
    }
}

extension Round {
    init(_ row: Row) throws {
        let answer = CommitteeAnswer(
            day: row["answered"], position: try row.word("position", of: "question_round"), words: row["words"], author: row["author"])
        let verdict: CommitteeJudgement.Verdict? = try row.optionalWord("verdict", of: "question_round")
        self.init(
            answer: answer,
            judgement: verdict.map { verdict in
                CommitteeJudgement(
                    verdict: verdict,
                    minuted: Minuted(
                        committee: row["judged_by"], meeting: row["judged"], reference: row["judged_minute"], words: row["judged_words"]))
            })
    }
}

/// Something in the record that a question may be linked to, with its words and its page.
package struct LinkChoice: Sendable, Hashable {
    package let link: QuestionLink
    package let inspection: Identifier<Inspection>
    let path: String
    /// As a report shows it: the status of an action, the last value of a measure.
    let status: String

    var code: String { link.code }

    /// Findings, actions, measures and evidence of the inspections that the reader may see.
    package static func all(as viewer: Viewer, in db: Database) throws -> [LinkChoice] {
        // A measure may belong to several actions; it is offered once.
        var seen: Set<String> = []
        return try InspectionRecords.all(in: db).filter { $0.isOpen(to: viewer.person, by: viewer.policy) && $0.stage == .confirmed }
            .flatMap { try findings(of: $0.id, db) + actions(of: $0.id, on: viewer.today, db) }.filter { seen.insert($0.code).inserted }
    }

    private static func findings(of inspection: Identifier<Inspection>, _ db: Database) throws -> [LinkChoice] {
        try InspectionRecords.findings(of: inspection, in: db).map { finding in
            LinkChoice(
                link: QuestionLink(kind: .finding, subject: finding.id.text, words: finding.text), inspection: inspection,
                path: InspectionPlaces.finding.path(inspection, finding.id), status: "Finding: \(finding.text)")
        }
    }

    private static func actions(of inspection: Identifier<Inspection>, on today: Day, _ db: Database) throws -> [LinkChoice] {
        guard let plan = try ActionPlanRecords.plan(of: inspection, in: db) else { return [] }
        let outward = try ActionPlanRecords.outward(of: plan.id, on: today, in: db)
        return try ActionPlanRecords.actions(of: plan.id, in: db).flatMap { action -> [LinkChoice] in
            guard let status = outward[action.id] else { return [] }
            let path = ActionPlanPlaces.action.path(plan.id, action.id)
            func choice(_ kind: QuestionLink.Kind, _ subject: String, _ words: String, _ status: String) -> LinkChoice {
                LinkChoice(
                    link: QuestionLink(kind: kind, subject: subject, words: words), inspection: inspection, path: path, status: status)
            }
            let title = "\(action.ref) \(action.text)"
            let own = choice(
                .action, action.id.text, title,
                "Action: \(action.text) Delivery: \(status.delivery.words). Practice: \(status.impact.words).")
            let measures = try action.measures.map { measure in
                let latest = try MeasureRecords.outwardLatest(of: measure.id, in: db).map { " \($0)." } ?? " No reading yet."
                return choice(.measure, measure.id.text, "\(measure.name) (\(action.ref))", "Measure: \(measure.name).\(latest)")
            }
            let evidence = action.currentEvidence.map { piece in
                choice(.evidence, piece.id.text, "\(piece.title) (\(action.ref))", "Evidence: \(piece.title), \(piece.day).")
            }
            return [own] + measures + evidence
        }
    }
}

extension QuestionLink {
    var code: String { "\(kind.rawValue)-\(subject)" }
}

extension Viewer {
    /// A member of the public: with no role, and the named reader of nothing.
    package static let anyone = Viewer(.visitor, Policy([]), on: Day(number: 0))

    /// Holds for rows whose post this person holds today and may do the act for; where nobody with an account holds it, for whoever may do
    /// the other act.
    func isNext(on post: SQL, may act: Act, otherwise other: Act) -> SQL {
        """
        coalesce((SELECT CASE WHEN holder.account IS NULL THEN \(may(other) ? 1 : 0)
            ELSE holder.account = \(person.id) AND \(may(act) ? 1 : 0) END FROM post_holder AS holder
            WHERE holder.post = \(literal: post) AND holder.from_day <= \(today) ORDER BY holder.from_day DESC LIMIT 1),
            \(may(other) ? 1 : 0))
        """
    }
}

extension FormField where Value == Identifier<Post>? {
    /// The posts of the council to select from.
    static func post(_ name: String, _ label: String) -> FormField {
        .one(name, label, missing: "Select a post from the list", none: "Not assigned") { context in
            try ActionPlanRecords.posts(in: context.db).all.map { (id: $0.id, words: $0.title) }
        }
    }
}
