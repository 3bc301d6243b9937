import ActionPlans
import Foundation
import GRDB
import Intake
import Testing
import Vocabulary

@testable import ActionPlansWeb
@testable import SiteKit
@testable import Throughline

@Suite("An import that was cut")
struct CutImportTests {
    @Test func `says so on its page, before and after its columns are mapped`() async throws {
        let council = try await AccessCouncil()
        let director = try await council.member(.director, .own)
        let plan = try #require(try await council.store.read { try ActionPlanRecords.plans(in: $0).first { $0.agreement != nil }?.id })
        let table = TableText(
            name: "Plan", rows: [["Action", "By when"], ["Write the guide", "2022-07-29"]], moreRows: 1213, moreColumns: 20)
        let id = try await ActionPlanStore(council.store).keepImport(
            [table], named: "plan.xlsx", for: plan, on: AccessCouncil.today, by: .system)
        let words = "Only the first 5000 rows of 6213 and the first 100 columns of 120 were read from “Plan”."
        let path = ActionPlanPlaces.planImport.path(plan, id)
        #expect(try await council.ask("GET", path, as: director).text.contains(words))
        try await ActionPlanStore(council.store).take(
            id, of: plan, by: ImportMapping(sheet: "Plan", columns: [.text: 0, .due: 1], statuses: [:]), on: AccessCouncil.today,
            changer: .system)
        #expect(try await council.ask("GET", path, as: director).text.contains(words))
    }
}
