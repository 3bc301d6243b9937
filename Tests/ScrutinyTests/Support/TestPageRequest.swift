import Foundation
import Vocabulary

@testable import ScrutinyWeb
@testable import SiteKit

/// A request of no browser, by somebody who may do everything with reports, or only read them.
enum TestPageRequest {
    static let all: [Act] = [.readReports, .writeReport, .signOffReport, .proposePublication, .publishReport, .changeReportForm]

    static func make(
        _ path: String = "/reports", _ query: [(String, String)] = [], form: [(String, String)] = [], acts: [Act] = all,
        person: Identifier<Person> = Identifier(), today: Day = day(6, 15)
    ) -> PageRequest {
        let facts = SiteFacts(
            council: "Marlshire County Council", isDemonstration: true, policy: Policy(acts.map { ($0, [.director]) }), navigation: [],
            styleSheet: "throughline.css", script: "throughline.js")
        return PageRequest(
            site: facts, person: Person(id: person, name: "Ada Lowe", roles: [.director]), today: today, path: path, query: Fields(query),
            form: Fields(form), files: [], session: nil, formKey: nil, address: "")
    }
}
