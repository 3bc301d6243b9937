/// Where most months have fewer than five cases, a share or a mean is charted by quarter.
///
/// One case more or less would move such a month by a fifth or more, and the chart would show that and nothing else. The months are the
/// latest two years.
package enum SmallMonths {
    package static let fewest = 5

    /// - Parameter counted: how many were counted in each month.
    package static func hold(_ counted: [Int]) -> Bool { counted.count { $0 < fewest } * 2 > counted.count }
}
