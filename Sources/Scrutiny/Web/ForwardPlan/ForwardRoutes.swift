import ActionPlans
import ActionPlansWeb
import Scrutiny
import SiteKit
import Vocabulary

extension QuestionPages {
    func registerForwardPlan(on site: inout Site) {
        site.get(ScrutinyPlaces.forwardPlan, .readQuestions) { visit in
            let (items, posts) = try await planned(visit)
            return .page(ForwardListPage(visit: visit, all: items, posts: posts).page)
        }
        site.get(ScrutinyPlaces.forwardPlanCSV, .readQuestions) { visit in
            let (items, posts) = try await planned(visit)
            let found = ForwardQuery(visit).found(in: items, posts: posts, on: visit.today)
            return .file(ForwardListPage.spreadsheet(found, posts: posts, today: visit.today))
        }
        site.get(ScrutinyPlaces.addForward, .recordQuestion) { .page(try await forwardForm($0).page) }
        site.post(ScrutinyPlaces.addForward, .recordQuestion) { visit in
            do {
                let id = try await forward.add(try await forwardForm(visit).read(), by: visit.changer)
                return .seeOther(ScrutinyPlaces.forwardItem.path(id))
            } catch let problems as Problems {
                return .page(try await forwardForm(visit, problems).page)
            }
        }
        site.get(ScrutinyPlaces.forwardItem, .readQuestions) { .page(try await itemPage($0, $1)) }
        site.post(ScrutinyPlaces.giveForward, .recordQuestion, giveAuthor)
        site.post(ScrutinyPlaces.moveForward, .recordQuestion, moveItem)
        site.post(ScrutinyPlaces.writeForward, .recordQuestion, nameReport)
        site.post(ScrutinyPlaces.hearForward, .recordQuestion, hear)
        site.post(ScrutinyPlaces.withdrawForward, .recordQuestion, withdraw)
    }

    private func planned(_ visit: Visit) async throws -> ([ForwardItem], PostBook) {
        try await store.read { db in
            let open = try ScrutinyStore.open(to: visit.person, by: visit.site.policy, in: db)
            return (try ForwardRows.within(open, in: db), try ActionPlanRecords.posts(in: db))
        }
    }

    private func forwardForm(_ visit: Visit, _ problems: Problems? = nil) async throws -> ForwardFormPage {
        let (items, posts) = try await planned(visit)
        let asked = try await store.read { db in
            try QuestionRows.within(try ScrutinyStore.open(to: visit.person, by: visit.site.policy, in: db), in: db)
        }
        return ForwardFormPage(
            visit: visit, posts: posts, questions: asked, committees: asked.map(\.asked.committee) + items.map(\.committee),
            problems: problems)
    }

    private func itemPage(_ visit: Visit, _ id: Identifier<ForwardItem>, _ problems: Problems? = nil) async throws -> Page {
        let reports = try await scrutiny.reports(for: visit)
        return try await store.read { db in
            let item = try ForwardRows.item(id, in: db)
            let open = try ScrutinyStore.open(to: visit.person, by: visit.site.policy, in: db)
            return ForwardItemPage(
                visit: visit, item: item, posts: try ActionPlanRecords.posts(in: db),
                question: try QuestionRows.within(open, in: db).first { $0.id == item.answers }, reports: reports, problems: problems
            ).page
        }
    }

    private func change(
        _ visit: Visit, _ id: Identifier<ForwardItem>, _ body: @Sendable () async throws -> Void
    ) async throws -> Answer {
        do {
            try await besideItsField([:], body)
            return .seeOther(ScrutinyPlaces.forwardItem.path(id))
        } catch let problems as Problems {
            return .page(try await itemPage(visit, id, problems))
        }
    }

    @Sendable private func giveAuthor(_ visit: Visit, _ id: Identifier<ForwardItem>) async throws -> Answer {
        try await change(visit, id) {
            var form = FormReader(visit.form)
            let posts = try await store.read { try ActionPlanRecords.posts(in: $0) }
            let author = PostOptions.read(&form, visit.form, "author", posts)
            try form.finish()
            try await forward.giveAuthor(author, to: id, version: form.version, by: visit.changer)
        }
    }

    @Sendable private func moveItem(_ visit: Visit, _ id: Identifier<ForwardItem>) async throws -> Answer {
        try await change(visit, id) {
            var form = FormReader(visit.form)
            let day = form.day("meeting", "Give the day of the meeting.")
            let reason = form.text("reason", "Say why it is moved.", limit: 1000)
            let approver = form.text("approver", "Say who agreed.", limit: 200)
            try form.finish()
            guard let day else { return }
            try await forward.move(
                id, to: day, reason: reason, approvedBy: approver, today: visit.today, version: form.version, by: visit.changer)
        }
    }

    @Sendable private func nameReport(_ visit: Visit, _ id: Identifier<ForwardItem>) async throws -> Answer {
        try await change(visit, id) {
            let known = try await scrutiny.reports(for: visit)
            guard let report = known.first(where: { $0.id.text == visit.form["report"] }) else {
                throw Problems("report", "Choose the report that is written for it.")
            }
            try await forward.write(report.id, for: id, version: FormReader(visit.form).version, by: visit.changer)
        }
    }

    @Sendable private func hear(_ visit: Visit, _ id: Identifier<ForwardItem>) async throws -> Answer {
        try await change(visit, id) {
            var form = FormReader(visit.form)
            let minute = form.text("minute", "Give the place in the minutes.", limit: 100)
            try form.finish()
            try await forward.hear(id, minute: minute, today: visit.today, version: form.version, by: visit.changer)
        }
    }

    @Sendable private func withdraw(_ visit: Visit, _ id: Identifier<ForwardItem>) async throws -> Answer {
        try await change(visit, id) {
            var form = FormReader(visit.form)
            let reason = form.text("withdraw-reason", "Say why it no longer comes.", limit: 1000)
            try form.finish()
            try await forward.withdraw(id, reason: reason, today: visit.today, version: form.version, by: visit.changer)
        }
    }
}
