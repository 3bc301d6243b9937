import Indicators
import Intake
import SiteKit
import Vocabulary

/// The pages of measures.
package struct IndicatorPages: Sendable {
    let store: Store
    let acts: MeasureStore
    let links: MeasureLinks
    let workers: WorkerPool

    package init(store: Store, watch: @escaping MeasureWatch, links: MeasureLinks, workers: WorkerPool) {
        self.workers = workers
        self.store = store
        acts = MeasureStore(store, watch: watch)
        self.links = links
    }

    package func register(on site: inout Site) {
        registerPractice(on: &site)
        site.get(IndicatorPlaces.list, .readMeasures, list)
        site.get(IndicatorPlaces.csv, .readMeasures, spreadsheet)
        site.get(IndicatorPlaces.add, .keepMeasures, showAdd)
        site.post(IndicatorPlaces.add, .keepMeasures, add)
        site.get(IndicatorPlaces.measure, .readMeasures, show)
        site.get(IndicatorPlaces.series, .readMeasures, series)
        site.get(IndicatorPlaces.edit, .keepMeasures, showEdit)
        site.post(IndicatorPlaces.edit, .keepMeasures, edit)
        site.post(IndicatorPlaces.mark, .keepMeasures, mark)
        site.get(IndicatorPlaces.addValue, .addFigures, showAddValue)
        site.post(IndicatorPlaces.addValue, .addFigures, addValue)
        site.get(IndicatorPlaces.correct, .addFigures, showCorrect)
        site.post(IndicatorPlaces.correct, .addFigures, correct)
        site.get(IndicatorPlaces.upload, .addFigures, showUpload)
        site.post(IndicatorPlaces.upload, .addFigures, upload)
        site.post(IndicatorPlaces.settleHeld, .addFigures, settleHeld)
    }

    private func registerPractice(on site: inout Site) {
        site.get(PracticePlaces.list, .readMeasures, listPractice)
        site.get(PracticePlaces.csv, .readMeasures, practiceSpreadsheet)
        site.get(PracticePlaces.add, .keepMeasures, showAddPractice)
        site.post(PracticePlaces.add, .keepMeasures, addPractice)
        site.get(PracticePlaces.change, .readMeasures, showPractice)
        site.get(PracticePlaces.edit, .keepMeasures, showEditPractice)
        site.post(PracticePlaces.edit, .keepMeasures, editPractice)
        site.post(PracticePlaces.addPrinciple, .keepMeasures, addPrinciple)
        site.post(PracticePlaces.setLaunch, .keepMeasures, setLaunch)
        site.post(PracticePlaces.addDocument, .keepMeasures, addDocument)
    }
}
