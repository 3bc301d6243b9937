import GRDB
import Indicators
import SiteKit
import Vocabulary

extension MeasureStore {
    /// Brings the figures of a measure to what was counted: a new period is added, and one that came out otherwise is corrected with the
    /// reason, so that what was shown before stays on record.
    ///
    /// - Returns: how many figures were added and corrected.
    @discardableResult
    package func bring(
        _ id: Identifier<Measure>, to counted: [MeasureValue], why: String, on today: Day, by changer: Changer, in db: Database
    ) throws -> (added: Int, corrected: Int) {
        let (series, author) = (try MeasureRecords.series(of: id, in: db), try changer.name(in: db))
        let kept = Dictionary(series.current.map { ($0.day, $0) }) { first, _ in first }
        var (added, corrected) = (0, 0)
        for value in counted {
            let before = kept[value.day]
            if before?.reading == value.reading { continue }
            if before == nil { added += 1 } else { corrected += 1 }
            try MeasureStore.insert(
                MeasureValue(
                    day: value.day, reading: value.reading, source: value.source, author: author, entered: today,
                    correction: before.map { .init(of: $0.id, why: why) }), of: id, in: db)
        }
        if added + corrected > 0 { try updateStatus(id, on: today, in: db) }
        return (added, corrected)
    }
}
