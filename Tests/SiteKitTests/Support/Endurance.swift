import Foundation

/// How much a test of random input tries: little with every change, much when `scripts/test --long` asks.
enum Endurance {
    static let isLong = ProcessInfo.processInfo.environment["THROUGHLINE_LONG"] == "1"
}
