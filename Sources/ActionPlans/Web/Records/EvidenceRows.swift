import ActionPlans
import GRDB
import SiteKit
import Vocabulary

/// How a piece of evidence is stored. Other parts add evidence here, inside a change of their own.
package enum EvidenceRows {
    /// The newest version beside its item: what an action's page and a list of evidence show.
    package static let current = """
        evidence_item JOIN evidence_version ON evidence_version.evidence = evidence_item.id AND evidence_version.number =
            (SELECT max(number) FROM evidence_version AS newer WHERE newer.evidence = evidence_item.id)
        """

    /// What ``evidence(_:)`` needs of a row.
    package static let columns = """
        evidence_item.id AS id, evidence_item.title AS title, evidence_item.grade AS grade, evidence_item.confirmed_grade, evidence_item.confirmed_on,
        evidence_item.added_on AS added_on,
        evidence_item.author AS author, evidence_item.set_aside_on AS set_aside_on, evidence_item.set_aside_reason AS set_aside_reason,
        evidence_item.kind AS kind, evidence_version.link, evidence_version.digest, evidence_version.file_name, evidence_version.size,
        evidence_version.pin_name, evidence_version.pin_value, evidence_version.pin_source, evidence_version.pin_day,
        evidence_version.voice, evidence_version.voice_people, evidence_version.voice_gathered, evidence_version.voice_heard,
        evidence_version.voice_asked, evidence_version.voice_consent, evidence_version.voice_day
        """

    package static func evidence(_ row: Row) throws -> Evidence {
        Evidence(
            id: row["id"], title: row["title"],
            grade: try row.optionalWord("grade", of: "evidence_item"),
            confirmedGrade: try row.optionalWord("confirmed_grade", of: "evidence_item"),
            isConfirmed: (row["confirmed_on"] as Day?) != nil, source: try source(row), day: row["added_on"], author: row["author"],
            setAside: ActionPlanRecords.withdrawal(row["set_aside_on"], row["set_aside_reason"]))
    }

    package static func source(_ row: Row) throws -> Evidence.Source {
        if let link = row["link"] as String? { return .link(link) }
        if let digest = row["digest"] as String? { return .file(digest: digest, name: row["file_name"], size: row["size"]) }
        if let words = row["voice"] as String? {
            return .voice(
                Voice(
                    words: words, people: try row.word("voice_people", of: "evidence_version"),
                    gathered: row["voice_gathered"], heard: row["voice_heard"], asked: row["voice_asked"],
                    consent: try row.word("voice_consent", of: "evidence_version"), day: row["voice_day"]))
        }
        let (name, value, source, day): (String, String, String, Day) = (
            row["pin_name"], row["pin_value"], row["pin_source"], row["pin_day"]
        )
        return row["kind"] as String == EvidenceKind.audit.rawValue
            ? .audit(PinnedSample(audit: name, result: value, sample: source, day: day))
            : .measure(PinnedValue(name: name, value: value, source: source, day: day))
    }

    /// Writes a new item with its first version.
    package static func insert(_ evidence: Evidence, by changer: Changer, in db: Database) throws -> Identifier<EvidenceVersion> {
        try db.execute(
            sql: "INSERT INTO evidence_item (id, kind, title, grade, graded_by, added_on, author) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                evidence.id, evidence.source.kind.rawValue, evidence.title, evidence.grade?.rawValue,
                evidence.grade.map { _ in changer.account }, evidence.day, evidence.author,
            ])
        return try insertVersion(1, of: evidence, by: changer, in: db)
    }

    /// Writes one more version. The ones before stay as they are.
    package static func insertVersion(_ number: Int, of evidence: Evidence, note: String = "", by changer: Changer, in db: Database) throws
        -> Identifier<EvidenceVersion>
    {
        let id = Identifier<EvidenceVersion>()
        let columns = VersionColumns(evidence.source)
        try db.execute(
            sql: """
                INSERT INTO evidence_version (id, evidence, number, day, author, account, note, link, digest, file_name, size, pin_name,
                    pin_value, pin_source, pin_day, voice, voice_people, voice_gathered, voice_heard, voice_asked, voice_consent, voice_day)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [id, evidence.id, number, evidence.day, evidence.author, changer.account, note] + columns.arguments)
        return id
    }

    /// Links an item to an action it supports. A link that had ended is made again.
    package static func link(
        _ evidence: Identifier<Evidence>, to action: Identifier<Action>, on day: Day, by author: String, in db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO evidence_action (evidence, action, tied_on, tied_by) VALUES (?, ?, ?, ?)
                ON CONFLICT (evidence, action) DO UPDATE SET ended_on = NULL, tied_on = excluded.tied_on, tied_by = excluded.tied_by
                """, arguments: [evidence, action, day, author])
    }
}

/// One version of a piece of evidence.
package enum EvidenceVersion {}

/// A version in the columns of its own kind; the others stay empty.
private struct VersionColumns {
    var arguments: StatementArguments

    init(_ source: Evidence.Source) {
        let nothing: [(any DatabaseValueConvertible)?] = Array(repeating: nil, count: 15)
        var values = nothing
        switch source {
        case .link(let address): values[0] = address
        case .file(let digest, let name, let size): (values[1], values[2], values[3]) = (digest, name, size)
        case .measure(let pin): (values[4], values[5], values[6], values[7]) = (pin.name, pin.value, pin.source, pin.day)
        case .audit(let pin): (values[4], values[5], values[6], values[7]) = (pin.audit, pin.result, pin.sample, pin.day)
        case .voice(let voice):
            (values[8], values[9], values[10], values[11]) = (voice.words, voice.people.rawValue, voice.gathered, voice.heard)
            (values[12], values[13], values[14]) = (voice.asked, voice.consent.rawValue, voice.day)
        }
        arguments = StatementArguments(values)
    }
}
