import Foundation
import Vocabulary

@testable import ScrutinyWeb
@testable import SiteKit

/// A visit without a request, by somebody who may do everything with reports, or only read them.
enum TestVisit {
    static let all: [Act] = [.readReports, .writeReport, .clearReport, .proposePublication, .publishReport, .changeReportForm]

    static func make(
        _ path: String = "/reports", _ query: [(String, String)] = [], form: [(String, String)] = [], acts: [Act] = all,
        person: Identifier<Person> = Identifier(), today: Day = day(6, 15)
    ) -> Visit {
        let facts = SiteFacts(
            council: "Marlshire County Council", isDemonstration: true, policy: Policy(acts.map { ($0, [.director]) }), navigation: [],
            styleSheet: "throughline.css", script: "throughline.js")
        return Visit(
            site: facts, person: Person(id: person, name: "Ada Lowe", roles: [.director]), today: today, path: path, query: Fields(query),
            form: Fields(form), files: [], session: nil, formKey: nil, address: "")
    }
}
