import SiteKit
import Vocabulary

extension LoadStore {
    /// Whenever what is in force changes, the rules of data quality are asked again.
    func checkQuality(on today: Day, by changer: Changer) async throws {
        try await QualityStore(store).checkStanding(on: today, by: changer)
    }
}
