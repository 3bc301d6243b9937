import ChildRecords
import Foundation
import SiteKit
import Vocabulary

/// Who asks for an act on a record, how far their roles reach for it, and when.
package struct Requester: Sendable {
    let worker: Identifier<Worker>
    let reach: Reach
    let today: Day
    let now: Date
    let changer: Changer

    init(worker: Identifier<Worker>, reach: Reach, today: Day, now: Date, changer: Changer) {
        self.worker = worker
        self.reach = reach
        self.today = today
        self.now = now
        self.changer = changer
    }

    package init(_ request: PageRequest, to act: Act) {
        worker = request.person.id.worker
        reach = request.reach(of: act)
        today = request.today
        now = Date()
        changer = request.changer
    }

    /// For demonstration data and commands on the machine itself: everything, on behalf of an account or of the product.
    package init(founding today: Day, by changer: Changer) {
        worker = Identifier<Worker>(changer.account) ?? Identifier()
        reach = Reach(ordinary: [.wholeService], restricted: [.wholeService])
        self.today = today
        now = Date()
        self.changer = changer
    }
}

extension Identifier<Person> {
    /// The same account, as the records of children know it. What is no identifier matches nobody.
    package var worker: Identifier<Worker> { Identifier<Worker>(text) ?? Identifier<Worker>() }
}
