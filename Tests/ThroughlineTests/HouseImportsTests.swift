import Testing

@Suite("What may import what")
struct HouseImportsTests {
    static let pure: Set = [
        "Vocabulary", "Law", "Inspections", "Indicators", "ActionPlans", "Scrutiny", "ChildRecords", "Boards", "EvidenceItems", "Letters",
        "PreProceedings",
    ]

    private func imports(_ file: HouseFiles.File) -> [String] {
        // Most lines are none, which their first letter shows at once.
        file.lines.filter { "i@p".utf8.contains($0.utf8.first ?? 0) }.compactMap {
            $0.firstMatch(of: /^(?:@testable |private |package )*import (?:struct |enum |class |func )?(\w+)/).map { String($0.1) }
        }
    }

    @Test func `a pure half imports Foundation and pure modules only`() {
        for file in HouseFiles.sources
        where file.path.contains("/Domain/") || file.path.hasPrefix("Sources/Vocabulary/") || file.path.hasPrefix("Sources/Law/")
            || file.path.hasPrefix("Sources/LifelikeCouncil/")
        {
            for module in imports(file) {
                #expect(module == "Foundation" || HouseImportsTests.pure.contains(module), "\(file) imports \(module)")
            }
        }
    }

    @Test func `nothing imports the command`() {
        for file in HouseFiles.sources { #expect(!imports(file).contains("Throughline"), "\(file)") }
    }

    @Test func `only the site's foundations and the composition know the web framework`() {
        for file in HouseFiles.sources where imports(file).contains(where: { $0.hasPrefix("Hummingbird") || $0.hasPrefix("NIO") }) {
            let isOutbound = file.path == HouseImportsTests.outbound
            #expect(isOutbound || file.path.hasPrefix("Sources/SiteKit/") || file.path.hasPrefix("Sources/Throughline/"), "\(file)")
        }
    }

    private static let outbound = "Sources/OpenIDConnect/Web/Outbound.swift"

    @Test func `only one file can ask another machine for anything`() {
        for file in HouseFiles.sources where file.path != HouseImportsTests.outbound {
            let ways = ["COutbound", "AsyncHTTPClient", "FoundationNetworking"]
            #expect(!imports(file).contains { ways.contains($0) } && !file.text.contains("URLSession"), "\(file)")
        }
    }

    @Test func `libsodium is for passwords only`() {
        for file in HouseFiles.sources where imports(file).contains("CSodium") {
            #expect(file.path == "Sources/SiteKit/SignIn/Passwords.swift", "\(file)")
        }
    }

    @Test func `what makes packs and links does not import what holds children`() {
        for file in HouseFiles.sources where file.path.hasPrefix("Sources/Boards/") {
            #expect(!imports(file).contains { $0.hasPrefix("Child") }, "\(file)")
        }
    }

    @Test func `no pure half asks the clock`() {
        for file in HouseFiles.sources where file.path.contains("/Domain/") {
            #expect(file.text.firstMatch(of: /\bDate\(\)|\bClock\(/) == nil, "\(file): today is an argument")
        }
    }
}
