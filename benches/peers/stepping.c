/* What reading a plain database costs in C: every value of every table, read and thrown away. Prints CPU seconds. */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static sqlite3_int64 step_over(sqlite3 *db, const char *table) {
    char sql[300];
    sqlite3_stmt *rows;
    sqlite3_int64 sum = 0;
    snprintf(sql, sizeof sql, "SELECT * FROM \"%s\"", table);
    if (sqlite3_prepare_v2(db, sql, -1, &rows, 0) != SQLITE_OK) return 0;
    while (sqlite3_step(rows) == SQLITE_ROW)
        for (int i = 0; i < sqlite3_column_count(rows); i++)
            switch (sqlite3_column_type(rows, i)) {
            case SQLITE_INTEGER: sum += sqlite3_column_int64(rows, i) & 1; break;
            case SQLITE_FLOAT: sum += sqlite3_column_double(rows, i) > 0; break;
            case SQLITE_TEXT: sum += sqlite3_column_text(rows, i)[0]; break;
            case SQLITE_BLOB: sum += sqlite3_column_bytes(rows, i); break;
            }
    sqlite3_finalize(rows);
    return sum;
}

int main(int argc, char **argv) {
    sqlite3 *db;
    sqlite3_stmt *tables;
    sqlite3_int64 sum = 0;
    if (argc != 2 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, 0) != SQLITE_OK) return 1;
    clock_t began = clock();
    sqlite3_prepare_v2(db, "SELECT name FROM sqlite_master WHERE type = 'table'", -1, &tables, 0);
    while (sqlite3_step(tables) == SQLITE_ROW) sum += step_over(db, (const char *)sqlite3_column_text(tables, 0));
    printf("%.6f %lld\n", (double)(clock() - began) / CLOCKS_PER_SEC, sum);
    return 0;
}
