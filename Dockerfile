# One image for web and worker; docker-compose.yml says which of them a container runs.
FROM node:24.11.1-bookworm-slim AS base
WORKDIR /app
COPY package.json package-lock.json .npmrc ./

FROM base AS build
RUN npm ci --ignore-scripts
COPY . .
RUN npm run --silent build

# Without the tools of the build, and without the embedded PostgreSQL, which a deployment with DATABASE_URL never starts.
FROM base AS packages
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM base
ENV NODE_ENV=production
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY data data
COPY docker/check-health.mjs docker/check-health.mjs
USER node
EXPOSE 3000
CMD ["node", "--enable-source-maps", "dist/src/main.js"]
