import ActionPlans
import ActionPlansWeb
import EvidenceItems
import GRDB
import Indicators
import IndicatorsWeb
import SiteKit
import Vocabulary

extension EvidencePlaces {
    /// The form that pins a figure of a measure.
    package static func pin(_ value: Identifier<MeasureValue>) -> String { add.path + "?value=\(value)" }
}

/// What of the record is to be pinned, in the words it will have.
struct PinSource: Sendable {
    enum Origin: Sendable, Hashable {
        case value(Identifier<MeasureValue>)
        case result(Identifier<AuditResult>)
    }

    let origin: Origin
    let source: Evidence.Source
    /// The action that an audit result stands beside.
    let action: Identifier<Action>?

    /// Nil when there is no such figure or result. A figure that is not known says why and cannot be pinned.
    init?(_ origin: Origin, in db: Database) throws {
        self.origin = origin
        switch origin {
        case .value(let id):
            guard let (measure, value) = try MeasureRecords.value(id, in: db) else { return nil }
            if case .notKnown = value.reading { throw EvidenceRefusal.noFigure(value.day) }
            let words = value.reading.words(in: measure.unit)
            source = .measure(PinnedValue(name: measure.name, value: words, source: value.source, day: value.day))
            action = nil
        case .result(let id):
            let holder = try Identifier<Action>.fetchOne(
                db.cachedStatement(sql: "SELECT action FROM audit_result WHERE id = ?"), arguments: [id])
            guard let holder, let result = try ActionPlanRecords.action(holder, in: db)?.audits.first(where: { $0.id == id }) else {
                return nil
            }
            source = .audit(PinnedSample(audit: result.question, result: result.words, sample: result.source, day: result.day))
            action = holder
        }
    }
}

/// Where versions say what of the record they were taken from.
package enum PinRows {
    static func insert(_ origin: PinSource.Origin, of version: Identifier<EvidenceVersion>, in db: Database) throws {
        let (value, result): (Identifier<MeasureValue>?, Identifier<AuditResult>?) =
            switch origin {
            case .value(let id): (id, nil)
            case .result(let id): (nil, id)
            }
        try db.execute(sql: "INSERT INTO evidence_pin (version, value, result) VALUES (?, ?, ?)", arguments: [version, value, result])
    }

    /// The evidence that pins a figure of this measure, the latest figure first, without what was set aside.
    package static func evidence(of measure: Identifier<Measure>, in db: Database) throws -> [(id: Identifier<Evidence>, day: Day)] {
        let sql = """
            SELECT DISTINCT evidence_version.evidence AS id, measure_value.day AS day FROM evidence_pin
            JOIN evidence_version ON evidence_version.id = evidence_pin.version JOIN measure_value ON measure_value.id = evidence_pin.value
            JOIN evidence_item ON evidence_item.id = evidence_version.evidence
            WHERE measure_value.measure = ? AND evidence_item.set_aside_on IS NULL ORDER BY measure_value.day DESC, evidence_version.evidence
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [measure]).map { ($0["id"], $0["day"]) }
    }

    /// What each version was taken from.
    static func all(one: Identifier<Evidence>?, in db: Database) throws -> [Identifier<EvidenceItem.Version>: PinnedRecord] {
        let sql = """
            SELECT evidence_pin.version, value, result, measure_value.measure, audit_result.action,
                EXISTS (SELECT 1 FROM measure_value AS later WHERE later.corrects = evidence_pin.value) AS corrected
            FROM evidence_pin JOIN evidence_version ON evidence_version.id = evidence_pin.version
            LEFT JOIN measure_value ON measure_value.id = evidence_pin.value LEFT JOIN audit_result ON audit_result.id = evidence_pin.result
            WHERE :one IS NULL OR evidence_version.evidence = :one
            """
        var pins: [Identifier<EvidenceItem.Version>: PinnedRecord] = [:]
        for row in try Row.fetchAll(db.cachedStatement(sql: sql), arguments: ["one": one]) {
            if let value = row["value"] as Identifier<MeasureValue>? {
                pins[row["version"]] = .value(value, of: row["measure"], isCorrected: row["corrected"])
            } else if let result = row["result"] as Identifier<AuditResult>? {
                pins[row["version"]] = .result(result, of: row["action"])
            }
        }
        return pins
    }
}
