import Law
import Testing

@Suite("Each rule has its file, its test and its line")
struct HouseRulesTests {
    static let rules = HouseFiles.sources.filter { $0.path.contains("/Domain/Rules/") || $0.path.contains("/Web/Rules/") }

    @Test func `each rule has a test of its name`() {
        for rule in HouseRulesTests.rules {
            #expect(HouseFiles.tests.contains { $0.name == rule.name + "Tests" }, "\(rule) has no \(rule.name)Tests.swift")
        }
    }

    @Test func `each rule says what it means to a practitioner`() {
        for rule in HouseRulesTests.rules { #expect(meaning(of: rule).count > 30, "\(rule)") }
    }

    @Test func `docs/rules.md is what the rules and timescales make it`() throws {
        #expect(
            try HouseFiles.isGenerated("docs/rules.md", as: document), "run THROUGHLINE_WRITE=1 scripts/test --fast and look at the change")
    }

    private var document: String {
        """
        # Timescales and rules

        Made from `Sources/Law` and from each domain's `Rules` folder by a test; `THROUGHLINE_WRITE=1 scripts/test --fast` writes it anew.

        ## Timescales

        The day of the event is day 0, and the due day itself is in time. What no source was found for is a local setting.

        | timescale | span | force | source | in force |
        |---|---|---|---|---|
        \(Timescale.all.map { "| \($0.title) | \($0.span) | \($0.force.rawValue) | \($0.instrument) | \(validity($0)) |" }.joined(separator: "\n"))

        ## Rules

        \(domains.map(section).joined(separator: "\n\n"))

        """
    }

    private var domains: [String] {
        Set(HouseRulesTests.rules.compactMap { $0.path.split(separator: "/").dropFirst().first.map(String.init) }).sorted()
    }

    private func section(_ domain: String) -> String {
        let rows = HouseRulesTests.rules.filter { $0.path.hasPrefix("Sources/\(domain)/") }.map { rule in
            "| [\(words(rule.name))](../\(rule.path)) | \(meaning(of: rule).replacing("|", with: "\\|")) |"
        }
        return "### \(domain)\n\n| rule | what it means |\n|---|---|\n" + rows.joined(separator: "\n")
    }

    private func validity(_ timescale: Timescale) -> String {
        switch timescale.validity {
        case .asTheCouncilSets: "as the council sets"
        case .from(let first, let last, let source): "from \(first)" + (last.map { " until \($0)" } ?? "") + " (\(source))"
        }
    }

    /// `DoneNeedsEvidence` as `Done needs evidence`.
    private func words(_ name: String) -> String {
        let spaced = name.replacing(/([a-z])([A-Z])/) { "\($0.1) \($0.2)" }
        return spaced.prefix(1) + spaced.dropFirst().lowercased()
    }

    /// The file's first doc comment, in one line.
    private func meaning(of rule: HouseFiles.File) -> String {
        let comment = rule.lines.drop { !$0.hasPrefix("///") }.prefix { $0.hasPrefix("///") }
        return comment.map { $0.dropFirst(3).drop { $0 == " " } }.filter { !$0.isEmpty }.joined(separator: " ")
    }
}
