import ActionPlans
import ActionPlansWeb
import Inspections
import InspectionsWeb
import Scrutiny
import SiteKit
import Vocabulary

/// The pages of what committees asked, of the forward plan, and of what the public reads of both.
package struct QuestionPages: Sendable {
    let scrutiny: ScrutinyStore
    let thread: InspectionsWeb.Thread
    let documents: DocumentMaker
    var store: Store { scrutiny.store }
    var questions: QuestionStore { QuestionStore(store) }
    var forward: ForwardStore { ForwardStore(store) }

    package init(store: Store, thread: InspectionsWeb.Thread, documents: DocumentMaker, council: String) {
        scrutiny = ScrutinyStore(store: store, council: council)
        self.thread = thread
        self.documents = documents
    }

    package func register(on site: inout Site) {
        site.get(ScrutinyPlaces.questions, .readQuestions, list)
        site.get(ScrutinyPlaces.questionsCSV, .readQuestions, spreadsheet)
        site.get(ScrutinyPlaces.recordQuestion, .recordQuestion) { .page(try await formPage($0)) }
        site.post(ScrutinyPlaces.recordQuestion, .recordQuestion, record)
        site.get(ScrutinyPlaces.question, .readQuestions) { .page(try await page($0, $1)) }
        site.post(ScrutinyPlaces.answerQuestion, .answerQuestion, answer)
        site.post(ScrutinyPlaces.addOutcome, .answerQuestion, addOutcome)
        site.post(ScrutinyPlaces.judgeQuestion, .recordQuestion, judge)
        site.post(ScrutinyPlaces.moveQuestion, .recordQuestion, moveDue)
        site.post(ScrutinyPlaces.ownQuestion, .recordQuestion, giveOwner)
        site.post(ScrutinyPlaces.tieQuestion, .answerQuestion, tie)
        site.post(ScrutinyPlaces.untieQuestion, .answerQuestion, untie)
        site.post(ScrutinyPlaces.correctQuestion, .recordQuestion, correct)
        registerForwardPlan(on: &site)
        registerPublication(on: &site)
        registerResources(on: &site)
    }

    /// The questions that the visitor may know of, and the posts.
    private func known(_ visit: Visit) async throws -> ([CommitteeQuestion], PostBook) {
        try await store.read { db in
            let open = try ScrutinyStore.open(to: visit.person, by: visit.site.policy, in: db)
            return (try QuestionRows.within(open, in: db), try ActionPlanRecords.posts(in: db))
        }
    }

    @Sendable private func list(_ visit: Visit) async throws -> Answer {
        let (questions, posts) = try await known(visit)
        return .page(QuestionListPage(visit: visit, all: questions, posts: posts).page)
    }

    @Sendable private func spreadsheet(_ visit: Visit) async throws -> Answer {
        let (questions, posts) = try await known(visit)
        let found = QuestionQuery(visit).found(in: questions, posts: posts, on: visit.today)
        return .file(QuestionSpreadsheet.download(found, posts: posts, today: visit.today))
    }

    private func formPage(_ visit: Visit, _ problems: Problems? = nil) async throws -> Page {
        let (questions, posts) = try await known(visit)
        return QuestionFormPage(visit: visit, posts: posts, committees: questions.map(\.asked.committee), problems: problems).page
    }

    @Sendable private func record(_ visit: Visit) async throws -> Answer {
        do {
            let posts = try await store.read { try ActionPlanRecords.posts(in: $0) }
            let statement = try QuestionFormPage.read(visit.form, posts)
            let id = try await besideItsField { try await questions.record(statement, on: visit.today, by: visit.changer) }
            return .seeOther(ScrutinyPlaces.question.path(id))
        } catch let problems as Problems {
            return .page(try await formPage(visit, problems))
        }
    }

    func page(_ visit: Visit, _ id: Identifier<CommitteeQuestion>, _ problems: Problems? = nil) async throws -> Page {
        let (question, inspection, page) = try await store.read { db in
            let question = try QuestionRows.question(id, in: db)
            let open = try ScrutinyStore.open(to: visit.person, by: visit.site.policy, in: db)
            let reports = try ForwardRows.within(open, in: db).filter { $0.answers == id }
            let page = QuestionPage(
                visit: visit, question: question, posts: try ActionPlanRecords.posts(in: db),
                corrections: try QuestionRows.corrections(of: id, in: db), choices: try TieChoice.all(in: open, db), reports: reports,
                thread: Thread.loose("Record", "tied to nothing yet", path: "#ties", here: "Committee"), problems: problems)
            return (question, try QuestionRows.inspections(of: id, in: db).first, page)
        }
        guard let inspection else { return page.page }
        return QuestionPage(
            visit: visit, question: question, posts: page.posts, corrections: page.corrections, choices: page.choices,
            reports: page.reports, thread: try await thread.steps(inspection, QuestionPage.strand(of: question), at: .committee, visit),
            problems: problems
        ).page
    }
}
