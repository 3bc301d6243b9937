import Vocabulary

/// Setting up the second step, and what is set up.
struct SecondStepPage: Sendable {
    let visit: Visit
    let problems: Problems?

    private static let trail = [(title: "My account", path: OwnAccountPages.place.path)]

    private func codeField(_ label: String) -> HTML {
        FormFields(problems: problems).text("code", label, autocomplete: "one-time-code", width: 20)
    }

    func setUp(_ offer: SecondStep.Offer, account: String) -> Page {
        let address = offer.code.address(account: account, issuer: "Throughline \(visit.site.council)")
        return Page(
            "Set up the second step", breadcrumbs: SecondStepPage.trail, problems: problems,
            """
            <h1>Set up the second step</h1>
            <p>With a second step nobody can sign in as you who only has your password. You need an authenticator: the one your council gives out, or any other on your phone.</p>
            <ol><li>Open the authenticator and add an account by this picture.
            \(QRPicture.svg(of: address, title: "Picture for your authenticator. The key below says the same in letters."))</li>
            <li>No camera? Type this key instead: <code class="key">\(grouped(offer.code.text))</code> It is based on time, with six figures.</li>
            <li>Type the code that the authenticator shows.
            \(visit.form(to: OwnAccountPages.secondStep.path, "<input type=\"hidden\" name=\"sealed\" value=\"\(offer.sealed)\">\(codeField("Code"))<p><button class=\"btn\">Set it up</button></p>"))</li></ol>
            """)
    }

    func standing(_ standing: SecondStep.Standing) -> Page {
        Page(
            "My second step", breadcrumbs: SecondStepPage.trail, problems: problems,
            """
            <h1>My second step</h1><p>It is set up. \(standing.recoveryCodesLeft) of your \(RecoveryCode.atATime) recovery codes are left.</p>
            \(visit.form(to: OwnAccountPages.recoveryCodes.path, """
                \(codeField("Code of your authenticator"))<p class="row"><button class="btn">Make new recovery codes</button>
                <button class="btn quiet" formaction="\(OwnAccountPages.removeSecondStep.path)">Take the second step away</button></p>
                """))
            """)
    }

    /// Shown once, when they are made.
    static func recoveryCodes(_ codes: [RecoveryCode]) -> Page {
        let lines = codes.map { "<li><code>\($0.written)</code></li>" as HTML }
        return Page(
            "Your recovery codes", breadcrumbs: trail,
            """
            <h1>Your recovery codes</h1><p>Print this page, or write the codes down, and keep them away from your computer. Each is taken once, \
            in place of a code, when your phone is lost. They are not shown again.</p><ol class="codes">\(lines)</ol>
            <p><a class="btn" href="\(OwnAccountPages.place.path)">I have kept them</a></p>
            """)
    }

    private func grouped(_ key: String) -> String {
        stride(from: 0, to: key.count, by: 4).map { String(key.dropFirst($0).prefix(4)) }.joined(separator: " ")
    }
}
