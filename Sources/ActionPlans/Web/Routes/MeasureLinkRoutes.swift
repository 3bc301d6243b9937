import ActionPlans
import Indicators
import SiteKit
import Vocabulary

extension ActionPlanPages {
    func linkMeasure(_ visit: Visit, _ plan: Identifier<Plan>, _ id: Identifier<Action>) async throws -> Answer {
        try await act(visit, plan, id, then: "#measures") {
            if let measure = Identifier<Measure>(visit.form["unlink"]) {
                return try await acts.unlink(measure, from: id, by: visit.changer)
            }
            var form = FormReader(visit.form)
            let measure = form.identifier("measure", "Choose a measure.") as Identifier<Measure>?
            try form.finish()
            guard let measure else { return }
            try await acts.link(measure, to: id, on: visit.today, by: visit.changer)
        }
    }
}
