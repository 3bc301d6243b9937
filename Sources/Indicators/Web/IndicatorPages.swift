import GRDB
import Indicators
import Intake
import SiteKit
import Vocabulary

/// The addresses of measures.
package enum IndicatorPlaces {
    package static let list = MeasureRegister.address.place
    package static let add = Place(MeasureRegister.address.list + "/new")
    package static let measure = PlaceOf<Measure>(MeasureRegister.address.pattern)
    package static let series = PlaceOf<Measure>("/measures/:measure/series.csv")
    package static let addValue = PlaceOf<Measure>("/measures/:measure/values")
    package static let correct = PlaceIn<Measure, MeasureValue>("/measures/:measure/values/:value")
    package static let confirm = PlaceIn<Measure, MeasureValue>("/measures/:measure/values/:value/confirm")
    package static let upload = PlaceOf<Measure>("/measures/:measure/upload")
    /// The page of a measure that is counted from loaded data, by its code.
    package static let computed = Place("/data-measures/measure")
    package static func ofComputed(_ code: String) -> String { "\(computed.path)?measure=\(code)" }
    package static let discard = PlaceIn<Measure, RejectedFigure>("/measures/:measure/rejected-rows/:row")
}

/// The addresses of changes of practice.
package enum PracticePlaces {
    package static let list = PracticeRegister.address.place
    package static let add = Place(PracticeRegister.address.list + "/new")
    package static let change = PlaceOf<PracticeChange>(PracticeRegister.address.pattern)
}

extension Act {
    package static let readMeasures = Act("measures.read", "read measures and changes of practice")
    package static let keepMeasures = Act("measures.keep", "define measures, mark their series and record changes of practice")
    package static let addFigures = Act("measures.figures", "add and correct the figures of measures")
}

/// Something that is based on a measure or a change of practice: an action, a strength that is watched, a piece of evidence.
package struct MeasureUse: Sendable {
    package let title: String
    package let note: String
    package let path: String

    package init(title: String, note: String, path: String) { (self.title, self.note, self.path) = (title, note, path) }
}

/// What other domains know about a measure and a change of practice. The composition makes it.
package struct MeasureLinks: Sendable {
    package typealias Uses = @Sendable (Identifier<Measure>, PageRequest, Database) throws -> [MeasureUse]
    package typealias Thread = @Sendable (Identifier<Measure>, PageRequest) async throws -> [ThreadStep]
    package typealias Add = @Sendable (Identifier<Measure>, String, PageRequest) async throws -> String?
    package typealias SaveAsEvidence = @Sendable (Identifier<MeasureValue>, PageRequest) -> String?
    package typealias PracticeUses = @Sendable (Identifier<PracticeChange>, PageRequest, Database) throws -> [MeasureUse]
    package typealias PracticeThread = @Sendable (Identifier<PracticeChange>, PageRequest) async throws -> [ThreadStep]
    package typealias AddPractice = @Sendable (Identifier<PracticeChange>, String, PageRequest) async throws -> String?

    let uses: Uses
    let thread: Thread
    /// Links a new measure to the action it was made for, and answers with the address of that action.
    let link: Add
    /// The address of the form that saves a figure as evidence; nil for people who may not.
    let saveAsEvidence: SaveAsEvidence
    /// The evidence that was saved from figures of a measure.
    let evidence: Uses
    let practiceUses: PracticeUses
    let practiceThread: PracticeThread
    let linkPractice: AddPractice

    package init(
        uses: @escaping Uses, thread: @escaping Thread, link: @escaping Add, saveAsEvidence: @escaping SaveAsEvidence,
        evidence: @escaping Uses, practiceUses: @escaping PracticeUses, practiceThread: @escaping PracticeThread,
        linkPractice: @escaping AddPractice
    ) {
        (self.uses, self.thread, self.link, self.saveAsEvidence, self.evidence) = (uses, thread, link, saveAsEvidence, evidence)
        (self.practiceUses, self.practiceThread, self.linkPractice) = (practiceUses, practiceThread, linkPractice)
    }
}

/// The pages of measures and of changes of practice.
package struct IndicatorPages: Sendable {
    let store: Store
    let acts: MeasureStore
    let links: MeasureLinks
    let workers: WorkerPool

    package init(
        store: Store, watch: @escaping MeasureWatch, guardian: @escaping MeasureGuard, gains: @escaping MeasureGain, links: MeasureLinks,
        workers: WorkerPool
    ) {
        self.workers = workers
        self.store = store
        acts = MeasureStore(store, watch: watch, guardian: guardian, gains: gains)
        self.links = links
    }

    package func register(on site: inout Site) {
        RegisterPages(
            PracticeRegister(acts, links: links).register, store: store,
            thread: { [links] change, request in try await links.practiceThread(change.id, request) },
            onward: { [links] id, request in
                request.form["action"].isEmpty ? nil : try await links.linkPractice(id, request.form["action"], request)
            }
        ).register(on: &site)
        RegisterPages(
            MeasureRegister(acts: acts, links: links).register, store: store,
            thread: { [links] measure, request in try await links.thread(measure.id, request) },
            onward: { [links] id, request in
                request.form["action"].isEmpty ? nil : try await links.link(id, request.form["action"], request)
            }
        ).register(on: &site)
        site.moved("/measures/:measure/edit", to: IndicatorPlaces.measure.pattern)
        site.moved("/practice/:change/edit", to: PracticePlaces.change.pattern)
        site.get(IndicatorPlaces.series, .readMeasures, series)
        site.get(IndicatorPlaces.addValue, .addFigures, showAddValue)
        site.post(IndicatorPlaces.addValue, .addFigures, addValue)
        site.get(IndicatorPlaces.correct, .addFigures, showCorrect)
        site.post(IndicatorPlaces.correct, .addFigures, correct)
        site.post(IndicatorPlaces.confirm, .addFigures, confirm)
        site.get(IndicatorPlaces.upload, .addFigures, showUpload)
        site.post(IndicatorPlaces.upload, .addFigures, upload)
        site.post(IndicatorPlaces.discard, .addFigures, discard)
    }
}

extension VerdictOfMeasure.Name {
    /// The words with a shape and a colour; “Worse” is the strongest, and “Consistently misses target” the next.
    package var tag: Tag {
        switch self {
        case .worse: Tag(words, .square)
        case .consistentlyMissesTarget: Tag(words, .triangle)
        case .improved: Tag(words, .circle)
        case .noChange, .tooFew: Tag(words, .hollow)
        }
    }
}
