import ActionPlans
import GRDB
import SiteKit
import Vocabulary

/// A comment on one version of a plan, with the answer of those who write the plan.
struct PlanComment: Sendable, Identifiable {
    struct Response: Sendable {
        let isAccepted: Bool
        let words: String
        let by: String
        let on: Day
    }

    let id: Identifier<PlanComment>
    let version: Identifier<PlanVersion>
    /// The action that it is about, by its reference; empty for the plan as a whole.
    let about: String
    let words: String
    let author: String
    let on: Day
    let response: Response?

    static func all(on version: Identifier<PlanVersion>, in db: Database) throws -> [PlanComment] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM plan_comment WHERE plan_version = ? ORDER BY rowid"), arguments: [version]
        ).map { row in
            PlanComment(
                id: row["id"], version: row["plan_version"], about: row["about"], words: row["words"], author: row["author"],
                on: row["commented_on"],
                response: (row["response_on"] as Day?).map {
                    Response(isAccepted: row["is_accepted"], words: row["response"], by: row["response_by"], on: $0)
                })
        }
    }

    /// How many comments each version has, and how many wait for a response.
    static func counts(of plan: Identifier<Plan>, in db: Database) throws -> [Identifier<PlanVersion>: (all: Int, open: Int)] {
        let sql = """
            SELECT plan_version, count(*) AS number, sum(response_on IS NULL) AS open FROM plan_comment
            WHERE plan_version IN (SELECT id FROM plan_version WHERE plan = ?) GROUP BY plan_version
            """
        let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [plan])
        return Dictionary(rows.map { ($0["plan_version"], ($0["number"], $0["open"])) }) { first, _ in first }
    }
}

extension ActionPlanStore {
    /// A comment stays with the version that it was made on.
    package func comment(
        on version: Identifier<PlanVersion>, of plan: Identifier<Plan>, about: String, words: String, on day: Day, by changer: Changer
    ) async throws {
        try await store.change(by: changer, .commentOnPlan, on: plan.text, note: "comment on a version of a plan") { db in
            guard try PlanVersions.content(of: version, in: plan, db) != nil else { throw NotFound() }
            try db.execute(
                sql: "INSERT INTO plan_comment (id, plan_version, about, words, author, commented_on) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    Identifier<PlanComment>(), version, about, words, try ActionPlanStore.author(changer, in: db), day,
                ])
        }
    }

    /// Once, because the commenter has read it.
    func respond(
        to comment: Identifier<PlanComment>, of plan: Identifier<Plan>, isAccepted: Bool, words: String, on day: Day, by changer: Changer
    ) async throws {
        try await store.change(by: changer, .editPlan, on: plan.text, note: "response to a comment on a plan") { db in
            try db.execute(
                sql: """
                    UPDATE plan_comment SET is_accepted = ?, response = ?, response_by = ?, response_on = ?
                    WHERE id = ? AND response_on IS NULL AND plan_version IN (SELECT id FROM plan_version WHERE plan = ?)
                    """, arguments: [isAccepted, words, try ActionPlanStore.author(changer, in: db), day, comment, plan])
            if db.changesCount == 0 { throw NotFound() }
        }
    }
}

/// The comments on a version, with the forms to add one and to respond.
struct PlanCommentList {
    let request: PageRequest
    let plan: Identifier<Plan>
    let version: Identifier<PlanVersion>
    let actions: [String]
    let comments: [PlanComment]
    let problems: Problems?

    var html: HTML {
        let list: HTML = comments.isEmpty ? "<p class=\"hint\">No comments yet.</p>" : "<ol>\(comments.map(item))</ol>"
        return "<h2 id=\"comments\">Comments on this version</h2>\(list)\(form)"
    }

    private func item(_ comment: PlanComment) -> HTML {
        let about = comment.about.isEmpty ? "The plan" : comment.about
        let response: HTML =
            comment.response.map { response in
                "<span class=\"sub\"><strong>\(response.isAccepted ? "Accepted" : "Not accepted")</strong>, \(response.by), \(response.on)\(response.words.isEmpty ? "" : ": \(response.words)")</span>"
            } ?? "<span class=\"sub\">Waiting for a response</span>"
        return """
            <li id="c\(comment.id)"><strong>\(about)</strong>: \(comment.words)<span class="sub">\(comment.author), \(comment.on)</span>\(response)\
            \(comment.response == nil ? respond(comment) : nil)</li>
            """
    }

    private func respond(_ comment: PlanComment) -> HTML? {
        guard request.may(.editPlan) else { return nil }
        let isOwn = request.form["comment"] == comment.id.text
        let fields = FormFields(typed: isOwn ? request.form : nil, problems: isOwn ? problems : nil)
        return """
            <details\(" open", when: isOwn)><summary>Respond</summary>\(request.form(to: ActionPlanPlaces.respondToComment.path(plan, comment.id), """
                <input type="hidden" name="comment" value="\(comment.id)"><input type="hidden" name="version" value="\(version)">
                \(fields.choices("accepted-\(comment.id)", "Do you accept it?", options: [("yes", "Yes, the next version changes"), ("no", "No")]))
                \(fields.text("response-\(comment.id)", "What changes, or why nothing does"))
                <p><button class="btn quiet">Save response</button></p>
                """))</details>
            """
    }

    private var form: HTML? {
        guard request.may(.commentOnPlan) else { return nil }
        let fields = FormFields(typed: request.form.has("words") ? request.form : nil, problems: problems)
        return request.form(
            to: ActionPlanPlaces.comments.path(plan, version),
            """
            \(fields.select("about", "About", options: [("", "The plan as a whole")] + actions.map { ($0, $0) }))
            \(fields.area("words", "Comment", hint: "Do not name children or describe their circumstances.", rows: 3))
            <p><button class="btn">Add comment</button></p>
            """)
    }
}

extension ActionPlanPages {
    func addComment(_ request: PageRequest, _ plan: Identifier<Plan>, _ version: Identifier<PlanVersion>) async throws -> Answer {
        _ = try await read(plan, for: request)
        do {
            var form = FormReader(request.form)
            let words = form.text("words", "Enter your comment.", limit: 2000)
            let about = form.optionalText("about", limit: 20)
            try form.finish()
            try await acts.comment(on: version, of: plan, about: about, words: words, on: request.today, by: request.changer)
            return .seeOther(ActionPlanPlaces.version.path(plan, version) + "#comments")
        } catch let problems as Problems {
            return .page(try await versionPage(request, plan, version, problems))
        }
    }

    func respondToComment(_ request: PageRequest, _ plan: Identifier<Plan>, _ comment: Identifier<PlanComment>) async throws -> Answer {
        _ = try await read(plan, for: request)
        guard let version = Identifier<PlanVersion>(request.form["version"]) else { throw NotFound() }
        do {
            var form = FormReader(request.form)
            let answer = request.form["accepted-\(comment)"]
            if !["yes", "no"].contains(answer) { form.note(Problem("accepted-\(comment)", "Select whether you accept the comment.")) }
            let words =
                answer == "no"
                ? form.text("response-\(comment)", "Enter why nothing changes.", limit: 1000)
                : form.optionalText("response-\(comment)", limit: 1000)
            try form.finish()
            try await acts.respond(
                to: comment, of: plan, isAccepted: answer == "yes", words: words, on: request.today, by: request.changer)
            return .seeOther(ActionPlanPlaces.version.path(plan, version) + "#comments")
        } catch let problems as Problems {
            return .page(try await versionPage(request, plan, version, problems))
        }
    }
}
