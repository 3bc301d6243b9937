import Foundation
import Vocabulary

@testable import ActionPlansWeb
@testable import SiteKit

/// A request of no browser, by somebody who may do everything with plans, or only read them.
enum TestPageRequest {
    static let all: [Act] = [.readPlan, .editPlan, .updateAction, .agreePlan, .sendPlan, .managePosts, .closeAction, .approveDue]

    static func make(
        _ path: String, _ query: [(String, String)] = [], form: [(String, String)] = [], files: [Upload] = [], acts: [Act] = all,
        person: Identifier<Person> = Identifier(), today: Day = day(6, 20)
    ) -> PageRequest {
        let facts = SiteFacts(
            council: "Marlshire County Council", isDemonstration: true, policy: Policy(acts.map { ($0, [.director]) }), navigation: [],
            styleSheet: "throughline.css", script: "throughline.js")
        return PageRequest(
            site: facts, person: Person(id: person, name: "Ada Lowe", roles: [.director]), today: today, path: path, query: Fields(query),
            form: Fields(form), files: files, session: nil, formKey: nil, address: "")
    }
}
