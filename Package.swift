// swift-tools-version: 6.2
import PackageDescription

/// `scripts/fuzz` builds with the sanitizers, and a program without a `main` of its own, which no other build could link.
let isFuzzing = Context.environment["THROUGHLINE_FUZZING"] != nil

let settings: [SwiftSetting] =
    [.enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("ExistentialAny")]
    + (isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer,address"])] : [])

let fuzzing: [Target] =
    isFuzzing
    ? [
        .executableTarget(
            name: "FuzzReturns", dependencies: ["ChildReturns", "ChildRecords", "Intake", "Vocabulary"], path: "Tests/Fuzzing",
            swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])])
    ] : []

/// A pure module: Foundation and other pure modules only.
func pure(_ name: String, uses: [String] = [], path: String? = nil, data: Bool = false) -> Target {
    .target(
        name: name, dependencies: uses.map { .init(stringLiteral: $0) }, path: path ?? "Sources/\(name)",
        resources: data ? [.copy("Data")] : [], swiftSettings: settings)
}

/// A domain of the work: a pure `Domain` half and a `Web` half that knows SQL, routes and pages.
func domain(_ name: String, uses: [String] = [], data: Bool = false, beside: [Target.Dependency] = []) -> [Target] {
    let web = [name, "Vocabulary", "Law", "SiteKit", "Intake"] + uses + uses.map { "\($0)Web" }
    return [
        pure(name, uses: ["Vocabulary", "Law"] + uses, path: "Sources/\(name)/Domain", data: data),
        .target(
            name: "\(name)Web",
            dependencies: web.map { .init(stringLiteral: $0) } + [.product(name: "GRDB", package: "GRDB.swift")] + beside,
            path: "Sources/\(name)/Web", swiftSettings: settings),
    ]
}

/// Reads the returns inside the worker: between the pure record and the store, it knows files and neither SQL nor pages.
let pureReturns: Target = .target(
    name: "ChildReturns", dependencies: ["ChildRecords", "Intake", "Vocabulary"], path: "Sources/ChildRecords/Returns",
    resources: [.copy("Data")], swiftSettings: settings)

/// - Parameter asking: true for tests that ask the site for pages in their own process, without a network.
/// - Parameter beside: files of the tests' own that are read from their place in the repository.
func tests(
    _ name: String, of modules: [String], database: Bool = false, asking: Bool = false, using: [Target.Dependency] = [],
    beside: [String] = []
) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: modules.map { .init(stringLiteral: $0) }
            + (database ? [.product(name: "GRDB", package: "GRDB.swift")] : []) + (asking ? requests : []) + using,
        exclude: beside, swiftSettings: settings)
}

let requests: [Target.Dependency] = [
    .product(name: "Hummingbird", package: "hummingbird"), .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOEmbedded", package: "swift-nio"), .product(name: "HTTPTypes", package: "swift-http-types"),
    .product(name: "Logging", package: "swift-log"),
]

let signatures: [Target.Dependency] = [
    .product(name: "Crypto", package: "swift-crypto"), .product(name: "CryptoExtras", package: "swift-crypto"),
]

let package = Package(
    name: "throughline",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "throughline", targets: ["Throughline"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        pure("Vocabulary", data: true),
        pure("Law", uses: ["Vocabulary"]),
        pure("LifelikeCouncil", uses: ["Vocabulary"]),
        .target(name: "CConfinement", linkerSettings: [.linkedLibrary("seccomp")]),
        .target(name: "COutbound"),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CZipXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev", "libzip-dev"])]),
        .systemLibrary(name: "CQRCode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .target(
            name: "Intake",
            dependencies: ["CConfinement", "CZipXML"], swiftSettings: settings),
        .target(
            name: "SiteKit",
            dependencies: [
                "Vocabulary", "CSodium", "CXlsxWriter", "CQRCode", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            resources: [.copy("Assets")], swiftSettings: settings),
        .target(
            name: "OpenIDConnect",
            dependencies: [
                "Vocabulary", "SiteKit", "COutbound", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: settings),
    ]
        + domain("Inspections", data: true)
        + domain("Indicators")
        + domain("ActionPlans", uses: ["Inspections", "Indicators"], data: true)
        + [pureReturns] + fuzzing
        + domain("ChildRecords", uses: ["Indicators"], beside: ["ChildReturns", .product(name: "GRDBSQLite", package: "GRDB.swift")])
        + domain("PreProceedings", uses: ["Indicators", "ChildRecords", "Letters"])
        + domain("Letters", data: true)
        + domain("Boards", uses: ["Inspections", "Indicators", "ActionPlans", "EvidenceItems"])
        + domain("EvidenceItems", uses: ["Inspections", "Indicators", "ActionPlans", "ChildRecords"])
        + domain(
            "Scrutiny", uses: ["Inspections", "Indicators", "ActionPlans", "ChildRecords", "EvidenceItems", "Boards", "PreProceedings"])
        + [
            .executableTarget(
                name: "Throughline",
                dependencies: [
                    "Vocabulary", "Law", "Intake", "SiteKit", "InspectionsWeb", "IndicatorsWeb", "ActionPlansWeb", "EvidenceItemsWeb",
                    "ScrutinyWeb", "ChildRecordsWeb", "BoardsWeb", "OpenIDConnect", "Inspections", "Indicators", "ActionPlans",
                    "EvidenceItems", "Scrutiny", "ChildRecords", "ChildReturns", "Boards", "Letters", "LettersWeb", "PreProceedings",
                    "PreProceedingsWeb",
                    "LifelikeCouncil", "CXlsxWriter",
                    .product(name: "ArgumentParser", package: "swift-argument-parser"),
                    .product(name: "GRDB", package: "GRDB.swift"), .product(name: "NIOCore", package: "swift-nio"),
                    .product(name: "Hummingbird", package: "hummingbird"),
                    .product(name: "Logging", package: "swift-log"),
                ],
                resources: [.copy("Demonstration")], swiftSettings: settings),
            .target(name: "RunningPrograms", path: "Tests/RunningPrograms", swiftSettings: settings),
            tests("Vocabulary", of: ["Vocabulary", "Law"]),
            tests("LifelikeCouncil", of: ["LifelikeCouncil", "Vocabulary"]),
            tests("Inspections", of: ["Inspections", "Vocabulary", "Law", "RunningPrograms"]),
            tests("InspectionsWeb", of: ["InspectionsWeb", "Inspections", "SiteKit", "Vocabulary", "Law"], database: true),
            tests("Intake", of: ["Intake", "CConfinement", "CZipXML", "IntakeTestWorker"]),
            .executableTarget(
                name: "IntakeTestWorker", dependencies: ["Intake", "CConfinement"], path: "Tests/IntakeTestWorker",
                resources: [.copy("Data")], swiftSettings: settings),
            tests("Indicators", of: ["Indicators", "IndicatorsWeb", "SiteKit", "Vocabulary"], database: true),
            tests(
                "ActionPlans",
                of: [
                    "ActionPlans", "ActionPlansWeb", "Indicators", "IndicatorsWeb", "Inspections", "InspectionsWeb", "SiteKit",
                    "Intake", "Vocabulary", "Law",
                ], database: true, beside: ["Findings"]),
            tests(
                "Scrutiny",
                of: [
                    "Scrutiny", "ScrutinyWeb", "Boards", "BoardsWeb", "EvidenceItems", "EvidenceItemsWeb", "ActionPlans",
                    "ActionPlansWeb", "IndicatorsWeb", "Inspections", "InspectionsWeb", "SiteKit", "Vocabulary", "RunningPrograms",
                ], database: true),
            tests(
                "EvidenceItems",
                of: [
                    "EvidenceItems", "EvidenceItemsWeb", "ActionPlans", "ActionPlansWeb", "Indicators", "IndicatorsWeb", "ChildRecords",
                    "ChildRecordsWeb", "Inspections", "InspectionsWeb", "SiteKit", "Intake", "Vocabulary",
                ], database: true),
            tests(
                "ChildRecords",
                of: [
                    "LifelikeCouncil", "ChildRecords", "ChildReturns", "ChildRecordsWeb", "Indicators", "IndicatorsWeb", "Intake",
                    "SiteKit",
                    "Vocabulary",
                ],
                database: true, beside: ["Findings/cases", "Findings/returns"]),
            tests("Letters", of: ["Letters", "LettersWeb", "SiteKit", "Vocabulary"], database: true, beside: ["Wordings"]),
            tests(
                "Boards",
                of: [
                    "Boards", "BoardsWeb", "EvidenceItems", "EvidenceItemsWeb", "ChildRecordsWeb", "ActionPlans", "ActionPlansWeb",
                    "Indicators", "IndicatorsWeb", "Inspections", "InspectionsWeb", "SiteKit", "Vocabulary",
                ], database: true),
            tests(
                "PreProceedings", of: ["PreProceedings", "PreProceedingsWeb", "ChildRecords", "Letters", "SiteKit", "Vocabulary", "Law"],
                database: true),
            .executableTarget(
                name: "TestProvider",
                dependencies: [
                    "OpenIDConnect", "SiteKit", .product(name: "Crypto", package: "swift-crypto"),
                    .product(name: "CryptoExtras", package: "swift-crypto"), .product(name: "Hummingbird", package: "hummingbird"),
                    .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "NIOCore", package: "swift-nio"),
                    .product(name: "Logging", package: "swift-log"),
                ], path: "Tests/TestProvider", swiftSettings: settings),
            tests(
                "OpenIDConnect", of: ["OpenIDConnect", "TestProvider", "SiteKit", "Vocabulary", "RunningPrograms"], database: true,
                asking: true,
                using: signatures),
            tests("SiteKit", of: ["SiteKit", "Vocabulary", "RunningPrograms"], database: true, asking: true),
            tests(
                "Throughline",
                of: [
                    "Throughline", "SiteKit", "InspectionsWeb", "IndicatorsWeb", "ActionPlansWeb", "EvidenceItemsWeb", "ScrutinyWeb",
                    "ChildRecordsWeb", "BoardsWeb", "Inspections", "Indicators", "ActionPlans", "EvidenceItems", "Scrutiny", "ChildRecords",
                    "ChildReturns", "Boards", "Letters", "LettersWeb", "PreProceedings", "PreProceedingsWeb", "Vocabulary", "Law", "Intake",
                    "OpenIDConnect", "LifelikeCouncil", "RunningPrograms",
                ], database: true, asking: true, using: [.product(name: "ArgumentParser", package: "swift-argument-parser")],
                beside: ["Access/expected.csv", "Access/asked-with-nothing.txt", "BadInput/known.txt"]),
        ]
)
