import Scrutiny
import SiteKit
import Vocabulary

/// The public version of the questions and the work programme, what is left to do before publishing, and the last step.
struct RegisterPage {
    let request: PageRequest
    let file: RegisterFile
    let missing: [String]
    var problemsOfForm: Problems?

    var page: Page {
        Page(
            "Public version", breadcrumbs: [("Committee questions", QuestionRegister.address.list)], problems: problemsOfForm,
            """
            <h1>Public version</h1>\(published)<p><a href="\(ScrutinyPlaces.previewRegister.path)">Preview the public version</a></p><h2>Publication</h2>\(content)\(problems)\(resolved)
            """)
    }

    /// As its readers would see it.
    var preview: Page {
        let paper = (try? PublicReport(file.register))?.paper
        let article: HTML = paper.map { PaperView.article($0) } ?? "<h1>Preview</h1><p>There is nothing to publish yet.</p>"
        return Page(
            "Preview: scrutiny questions",
            breadcrumbs: [("Committee questions", QuestionRegister.address.list), ("Public version", ScrutinyPlaces.register.path)],
            "<div class=\"note\"><p>Preview of the current register. It has not been published.</p></div>\(article)")
    }

    private var published: HTML {
        guard let last = file.last else { return "<p>It has not been published yet.</p>" }
        if let withdrawal = last.withdrawal {
            return """
                <div class="note doubt"><p>The version published on \(last.published) has been withdrawn. \(withdrawal.words) No other version is \
                public. <a href="\(ScrutinyPlaces.published(last.digest))">Open the withdrawn version</a></p></div>
                """
        }
        return """
            <p>Last published on \(last.published). The published version stays the same until it is published again. \
            <a href="\(ScrutinyPlaces.published(last.digest))">Open published version</a></p>
            \(WithdrawalForm(
                request: request, path: ScrutinyPlaces.markRegisterWithdrawn.path, proposal: file.withdrawing, proposer: file.withdrawalProposer,
                problems: problemsOfForm).html)
            """
    }

    private var content: HTML {
        let obstacles = file.release.obstacles
        if !obstacles.isEmpty {
            return "<p>It cannot be proposed yet:</p><ul>\(obstacles.map { "<li>\($0.words)</li>" as HTML })</ul>"
        }
        guard let proposal = file.proposal else {
            return "<p>There are no issues to resolve. You can propose publication; another person then publishes it.</p>\(propose ?? "")"
        }
        return "<p>\(file.proposer) proposed publication on \(proposal.on).</p>\(step(proposal))\(withdraw)"
    }

    private var propose: HTML? {
        guard request.may(.proposePublication) else { return nil }
        return request.button("Propose publication", to: ScrutinyPlaces.proposeRegister.path, quiet: false)
    }

    private func step(_ proposal: RegisterRelease.Proposal) -> HTML {
        let now = (try? PublicReport(file.register)).flatMap { try? Snapshot.content(of: $0) }.map { Digest(of: $0).text }
        if now != proposal.content {
            return "<p>It has changed since publication was proposed. Check it and propose it again.</p>\(propose ?? "")"
        }
        if proposal.by == request.person.id.text { return "<p>You proposed it, so another person must publish it.</p>" }
        guard request.may(.publishReport) else { return "<p>Someone with permission to publish must do this.</p>" }
        let notes = missing.map { "<p class=\"hint\">\($0) The published version will not include that copy.</p>" as HTML }
        return """
            <div class="note"><p><strong>This cannot be undone.</strong> The page and its Word and PDF copies can no longer be changed. Anyone can read them without signing in.</p></div>
            \(notes)\(request.button("Publish", to: ScrutinyPlaces.publishRegister.path, quiet: false))
            """
    }

    private var withdraw: HTML? {
        guard request.may(.proposePublication) else { return nil }
        return "<p>\(request.button("Withdraw proposal", to: ScrutinyPlaces.withdrawRegister.path))</p>"
    }

    private var problems: HTML? {
        guard !file.openProblems.isEmpty else { return nil }
        let items = file.openProblems.map { problem -> HTML in
            let field = "reason-\(problem.code.prefix(8))"
            let resolve: HTML? =
                request.may(.proposePublication) && problem.mayResolve
                ? """
                <details><summary>Leave it as it is, with a reason</summary>\(request.form(to: ScrutinyPlaces.resolveRegister.path, """
                    <input type="hidden" name="point" value="\(problem.code)">
                    <div class="field"><label for="\(field)">Reason</label><input type="text" id="\(field)" name="reason"></div>
                    <p><button class="btn quiet">Resolve this issue</button></p>
                    """))</details>
                """ : nil
            return """
                <div class="item"><h3>\(problem.rule.title)</h3><blockquote>\(problem.excerpt)<cite>\(problem.place.words)</cite></blockquote>
                <p>\(problem.words) \(problem.correction)</p>\(resolve)</div>
                """
        }
        return "<h2>\(file.openProblems.count) \(file.openProblems.count == 1 ? "issue" : "issues") to resolve</h2>\(items)"
    }

    private var resolved: HTML? {
        let rows = file.check.problems.compactMap { problem in
            file.resolutions.first { $0.problem == problem.id }.map { resolution -> HTML in
                "<li>\(problem.rule.title): “\(problem.excerpt)”<span class=\"sub\">\(resolution.by), \(resolution.on): \(resolution.reason)</span></li>"
            }
        }
        return rows.isEmpty ? nil : "<h2>Resolved with a reason</h2><ul>\(rows)</ul>"
    }
}

extension ScrutinyPages {
    func registerRegister(on site: inout Site) {
        site.get(ScrutinyPlaces.register, .readQuestions) { request in
            .page(RegisterPage(request: request, file: try await scrutiny.registerFile(), missing: documents.whatIsMissing).page)
        }
        site.get(ScrutinyPlaces.previewRegister, .readQuestions) { request in
            .page(RegisterPage(request: request, file: try await scrutiny.registerFile(), missing: []).preview)
        }
        site.post(ScrutinyPlaces.proposeRegister, .proposePublication) { request in
            try await scrutiny.proposeRegister(today: request.today, by: request.changer)
            return .seeOther(ScrutinyPlaces.register.path, saying: "Proposed: publication. Another person publishes it.")
        }
        site.post(ScrutinyPlaces.withdrawRegister, .proposePublication) { request in
            try await scrutiny.withdrawRegister(by: request.changer)
            return .seeOther(ScrutinyPlaces.register.path, saying: "Withdrawn: the proposal to publish.")
        }
        site.post(ScrutinyPlaces.resolveRegister, .proposePublication) { request in
            let file = try await scrutiny.registerFile()
            guard let problem = file.check.problems.first(where: { $0.code == request.form["point"] }) else { throw NotFound() }
            guard problem.mayResolve else { throw Problems("", "This issue cannot be left with a reason. \(problem.correction)") }
            var reader = FormReader(request.form)
            let reason = reader.text("reason", "Enter the reason for leaving it as it is. It is saved with your name.", limit: 1000)
            try reader.finish()
            try await scrutiny.resolveRegister(problem.id, reason: reason, today: request.today, by: request.changer)
            return .seeOther(ScrutinyPlaces.register.path, saying: "Saved: the issue is left with your reason.")
        }
        site.post(ScrutinyPlaces.markRegisterWithdrawn, .publishReport) { request in
            do {
                return try await withdraw(.register, request, then: ScrutinyPlaces.register.path)
            } catch let problems as Problems {
                let file = try await scrutiny.registerFile()
                return .page(RegisterPage(request: request, file: file, missing: [], problemsOfForm: problems).page)
            }
        }
        site.post(ScrutinyPlaces.publishRegister, .publishReport) { request in
            let digest = try await scrutiny.publishRegister(today: request.today, documents: documents, by: request.changer)
            return .seeOther(ScrutinyPlaces.published(digest))
        }
    }
}
