import ActionPlans
import ActionPlansWeb
import EvidenceItems
import GRDB
import Indicators
import IndicatorsWeb
import SiteKit
import Vocabulary

extension EvidencePlaces {
    /// The form that saves a figure of a measure as evidence.
    package static func save(_ value: Identifier<MeasureValue>) -> String { add.path + "?value=\(value)" }
}

/// A figure or an audit result that is to be saved as evidence, in the words it will have.
struct RecordSource: Sendable {
    enum Origin: Sendable, Hashable {
        case value(Identifier<MeasureValue>)
        case result(Identifier<AuditResult>)
    }

    let origin: Origin
    let source: Evidence.Source
    /// The action that an audit result belongs to.
    let action: Identifier<Action>?

    /// Nil when there is no such figure or result.
    ///
    /// - Throws: ``EvidenceRefusal/noFigure(_:)`` for a figure that is not known.
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

/// The rows that say which figure or audit result a version was saved from.
package enum OriginRows {
    static func insert(_ origin: RecordSource.Origin, of version: Identifier<EvidenceVersion>, in db: Database) throws {
        let (value, result): (Identifier<MeasureValue>?, Identifier<AuditResult>?) =
            switch origin {
            case .value(let id): (id, nil)
            case .result(let id): (nil, id)
            }
        try db.execute(sql: "INSERT INTO evidence_origin (version, value, result) VALUES (?, ?, ?)", arguments: [version, value, result])
    }

    /// The evidence that was saved from figures of this measure, the latest figure first, without withdrawn evidence.
    package static func evidence(of measure: Identifier<Measure>, in db: Database) throws -> [(id: Identifier<Evidence>, day: Day)] {
        let sql = """
            SELECT DISTINCT evidence_version.evidence AS id, measure_value.day AS day FROM evidence_origin
            JOIN evidence_version ON evidence_version.id = evidence_origin.version JOIN measure_value ON measure_value.id = evidence_origin.value
            JOIN evidence_item ON evidence_item.id = evidence_version.evidence
            WHERE measure_value.measure = ? AND evidence_item.set_aside_on IS NULL ORDER BY measure_value.day DESC, evidence_version.evidence
            """
        return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [measure]).map { ($0["id"], $0["day"]) }
    }

    /// What each version was saved from.
    static func all(one: Identifier<Evidence>?, in db: Database) throws -> [Identifier<EvidenceItem.Version>: EvidenceOrigin] {
        let sql = """
            SELECT evidence_origin.version, value, result, measure_value.measure, audit_result.action,
                EXISTS (SELECT 1 FROM measure_value AS later WHERE later.corrects = evidence_origin.value) AS corrected
            FROM evidence_origin JOIN evidence_version ON evidence_version.id = evidence_origin.version
            LEFT JOIN measure_value ON measure_value.id = evidence_origin.value LEFT JOIN audit_result ON audit_result.id = evidence_origin.result
            WHERE :one IS NULL OR evidence_version.evidence = :one
            """
        var origins: [Identifier<EvidenceItem.Version>: EvidenceOrigin] = [:]
        for row in try Row.fetchAll(db.cachedStatement(sql: sql), arguments: ["one": one]) {
            if let value = row["value"] as Identifier<MeasureValue>? {
                origins[row["version"]] = .value(value, of: row["measure"], isCorrected: row["corrected"])
            } else if let result = row["result"] as Identifier<AuditResult>? {
                origins[row["version"]] = .result(result, of: row["action"])
            }
        }
        return origins
    }
}
