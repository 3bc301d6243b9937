import ActionPlans
import ActionPlansWeb
import ChildRecords
import ChildRecordsWeb
import GRDB
import Indicators
import IndicatorsWeb
import SiteKit
import Vocabulary

/// Measures of the loaded data on the register of measures, one of them linked to the action on letters; and how many children live in the
/// area.
struct DemoFollowed {
    let store: Store
    let staff: DemoStaff

    func found(on today: Day) async throws {
        let analyst = staff.changer("rafi.medlicote")
        try await MeasureSettings(population: 61_400, populationSource: "Invented mid-year estimate for 2021").save(by: analyst, in: store)
        let followed = FollowedMeasures(store, watch: MeasureWatching.watch)
        let letters = try await followed.follow(LetterInTime.self, on: today - 26, by: analyst)
        for measure in [ProtectionVisitsInLimit.self, CareVisitsInLimit.self] as [any ChildMeasure.Type] {
            try await followed.follow(measure, on: today - 26, by: analyst)
        }
        try await mark(letters, on: today - 26, by: analyst)
        let action = try await store.read { db in
            try Identifier<Action>.fetchOne(db, sql: "SELECT id FROM action WHERE title = 'Letter before proceedings in plain words'")
        }
        if let action { try await ActionPlanStore(store).link(letters, to: action, on: today - 20, by: analyst) }
    }

    /// The new model is meant to bring letters sooner, so their chart is marked where it began.
    private func mark(_ letters: Identifier<Measure>, on day: Day, by changer: Changer) async throws {
        let found = try await store.read { db in
            try Identifier<PracticeChange>.fetchOne(db, sql: "SELECT id FROM practice_change WHERE title = 'New model of pre-proceedings'")
                .flatMap { try PracticeChange.load($0, in: db) }
        }
        guard let change = found else { return }
        let draft = PracticeDraft(
            title: change.title, what: change.what, model: change.model, day: change.day, measures: change.measures + [letters])
        try await PracticeRegister(MeasureStore(store, watch: MeasureWatching.watch)).editing.perform(
            draft, on: change.id, by: changer, today: day, in: store)
    }
}
